import { useEffect } from 'react';
import { linkTo, usePlace } from '../../ui/navigation.ts';
import { useFilterStore } from './filter-store.ts';

/** `#/contacts?group=3` shows that group, once; after that the filter is the reader's own. */
export function useLinkedGroup(): void {
  const { query } = usePlace();
  const linked = Number(query.get('group'));
  useEffect(() => {
    if (!linked) return;
    const { clear, set } = useFilterStore.getState();
    clear();
    set({ groupId: linked, deleted: false });
    history.replaceState(null, '', linkTo('contacts'));
  }, [linked]);
}
