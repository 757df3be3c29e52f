import type { StateCounts } from '../../shared/contract/campaigns.ts';
import { type Carrier, carrier as carrierName } from '../../shared/contract/contacts.ts';
import { MESSAGE_STATES, type MessageState } from '../../shared/domain/status.ts';

const noCounts = (): StateCounts => Object.fromEntries(MESSAGE_STATES.map((state) => [state, 0])) as StateCounts;

/** One row a carrier, with every state counted. */
export function carrierRows(counts: readonly { carrier: string; state: MessageState; n: number }[]) {
  const rows = new Map<Carrier, StateCounts>();
  for (const { carrier, state, n } of counts) {
    const known = carrierName.catch('unknown').parse(carrier);
    const row = rows.get(known) ?? noCounts();
    row[state] += n;
    rows.set(known, row);
  }
  return [...rows].map(([carrier, stateCounts]) => ({ carrier, counts: stateCounts }));
}

/** One row a channel, with every state counted; a deleted channel has no name any more. */
export function channelRows(
  counts: readonly { channelId: number; state: MessageState; n: number }[],
  named: readonly { id: number; name: string }[],
) {
  const rows = new Map<number, StateCounts>();
  for (const { channelId, state, n } of counts) {
    const row = rows.get(channelId) ?? noCounts();
    row[state] += n;
    rows.set(channelId, row);
  }
  return [...rows].map(([channelId, stateCounts]) => ({
    channelId,
    name: named.find(({ id }) => id === channelId)?.name ?? '',
    counts: stateCounts,
  }));
}
