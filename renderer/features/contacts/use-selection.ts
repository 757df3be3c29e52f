import { useMemo, useState } from 'react';
import type { ContactFilter, Selection } from '../../../shared/contract/contacts.ts';
import type { VirtualSelection } from '../../ui/virtual-table.tsx';

/** Single contacts, or everything that matches less a few: `marked` holds the ones or the exceptions. */
interface Chosen {
  all: boolean;
  marked: ReadonlySet<number>;
  /** the filter it was made under */
  of: string;
}

export interface ContactSelection {
  table: VirtualSelection;
  count: number;
  all: boolean;
  selection: Selection | null;
  clear: () => void;
}

export function useSelection(filter: ContactFilter, total: number): ContactSelection {
  const of = JSON.stringify(filter);
  const [state, setState] = useState<Chosen>({ all: false, marked: new Set(), of });
  // A selection does not outlive its filter: what cannot be seen must not be deleted.
  const chosen: Chosen = state.of === of ? state : { all: false, marked: new Set(), of };
  const count = chosen.all ? Math.max(0, total - chosen.marked.size) : chosen.marked.size;

  return useMemo(() => {
    const clear = () => setState({ all: false, marked: new Set(), of });
    const selection: Selection = chosen.all ? { filter, except: [...chosen.marked] } : { ids: [...chosen.marked] };
    return {
      count,
      all: chosen.all,
      selection: count > 0 ? selection : null,
      clear,
      table: {
        has: (key) => chosen.marked.has(Number(key)) !== chosen.all,
        toggle: (key) => {
          const marked = new Set(chosen.marked);
          if (!marked.delete(Number(key))) marked.add(Number(key));
          setState({ ...chosen, marked });
        },
        all: chosen.all && chosen.marked.size === 0,
        some: count > 0,
        toggleAll: () => (count > 0 ? clear() : setState({ all: true, marked: new Set(), of })),
      },
    };
  }, [chosen, count, filter, of]);
}
