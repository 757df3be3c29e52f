import type { InboundRow } from '../../core/modem-records.ts';

/** The next part of a long text comes within ten minutes, the last within a day of the first. */
const NEXT_MS = 10 * 60_000;
const ALL_MS = 24 * 3_600_000;
const GAP = '[…]';

export interface Assembled {
  /** the same whenever the same parts are put together */
  replyId: string;
  ids: number[];
  sender: string;
  text: string;
  at: number;
}

/** Parts of one text came from one sender to one SIM with one reference, and near each other. */
function groupsOf(rows: readonly InboundRow[]): InboundRow[][] {
  const open = new Map<string, InboundRow[]>();
  const groups: InboundRow[][] = [];
  for (const row of rows) {
    const key = JSON.stringify([row.sim, row.sender, row.reference, row.total]);
    const group = row.total > 1 ? open.get(key) : undefined;
    const last = group?.at(-1);
    const fits = group?.every(({ seq }) => seq !== row.seq) === true && last !== undefined;
    if (fits && row.receivedAt - last.receivedAt <= NEXT_MS && row.receivedAt - (group[0]?.receivedAt ?? 0) <= ALL_MS) {
      group.push(row);
      continue;
    }
    const fresh = [row];
    groups.push(fresh);
    if (row.total > 1) open.set(key, fresh);
  }
  return groups;
}

function isDue(group: readonly InboundRow[], now: number): boolean {
  const [first, last] = [group[0], group.at(-1)];
  if (first === undefined || last === undefined) return false;
  return group.length >= first.total || now - last.receivedAt > NEXT_MS || now - first.receivedAt > ALL_MS;
}

function joined(group: readonly InboundRow[]): string {
  const total = group[0]?.total ?? 1;
  const bySeq = new Map(group.map((row) => [row.seq, row.text]));
  return Array.from({ length: total }, (_, i) => bySeq.get(i + 1) ?? GAP).join('');
}

/** The texts that can be shown: whole ones at once, others with gaps when the missing parts are overdue. Rows oldest first. */
export function assemble(rows: readonly InboundRow[], now: number): Assembled[] {
  return groupsOf(rows)
    .filter((group) => isDue(group, now))
    .map((group) => ({
      replyId: group.map(({ hash }) => hash.slice(0, 12)).sort()[0] + (group.length > 1 ? `+${group.length}` : ''),
      ids: group.map(({ id }) => id),
      sender: group[0]?.sender ?? '',
      text: joined(group),
      at: Math.min(...group.map(({ sentAt }) => sentAt)),
    }));
}
