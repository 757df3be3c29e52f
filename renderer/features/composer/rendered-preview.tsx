import type { RenderedRecipient } from '../../../shared/contract/compose.ts';
import { countFor } from '../../../shared/domain/counting.ts';
import { useDraftStore } from './draft-store.ts';
import { PhonePreview } from './phone-preview.tsx';
import { useRules } from './use-rules.ts';

/** One recipient's message exactly as the core rendered it. */
export function RenderedPreview({ row }: { row: RenderedRecipient }) {
  const rules = useRules();
  const signature = useDraftStore((state) => state.draft.signature.trim());
  const head = signature === '' ? '' : `【${signature}】`;
  // A draft that has moved on since: the text is shown whole, without its ends marked.
  const fits = row.text.startsWith(head) && row.text.endsWith(rules.optOut);
  return (
    <PhonePreview
      signature={fits ? signature : ''}
      body={fits ? row.text.slice(head.length, row.text.length - rules.optOut.length) : row.text}
      optOut={fits ? rules.optOut : ''}
      counted={countFor(rules.counting, row.text)}
      price={rules.price}
      simulated={rules.simulated}
    />
  );
}
