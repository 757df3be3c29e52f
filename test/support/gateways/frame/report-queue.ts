import type { Taken } from './account.ts';
import type { Gateway } from './gateway.ts';
import type { ReportBehaviour } from './options.ts';

/** One line of the pull queue. */
export interface Due {
  at: number;
  id: string;
  ref: string;
  number: string;
  ok: boolean;
  code: string;
  /** which 条 of how many, where the provider reports each */
  part: number;
  parts: number;
  /** null = about a message nobody sent */
  taken: Taken | null;
}

/** What became of the messages and who was told. Misbehaves as `reports` says. */
export function createReportQueue(
  gateway: Gateway,
  reports: ReportBehaviour,
  random: () => number,
  settle: (taken: Taken, ok: boolean, code: string, at: number) => void,
) {
  let queue: Due[] = [];
  // in order of sending, so that settling need not look at every message
  const fates: Due[] = [];
  let settled = 0;
  const codeOf = (ok: boolean): string => (ok ? gateway.reportCodes.delivered : gateway.reportCodes.failed);

  function add(taken: Taken): void {
    if (random() < reports.neverShare) return;
    const ok = random() >= reports.failShare;
    const { id, ref, number, parts } = taken;
    const due: Due = { at: taken.at + reports.delayMs, id, ref, number, ok, code: codeOf(ok), part: 1, parts, taken };
    fates.push(due);
    const all = gateway.reportPerPart === true ? parts : 1;
    for (let part = 1; part <= all; part++) queue.push({ ...due, part });
    if (random() < reports.twiceShare) queue.push({ ...due });
    if (random() < reports.contradictShare) queue.push({ ...due, ok: !ok, code: codeOf(!ok) });
  }

  function addStrangers(now: number): void {
    for (let i = 0; i < reports.strangers; i++) {
      const number = `138000${String(i).padStart(5, '0')}`;
      const id = gateway.idOf(17n + BigInt(i));
      const code = codeOf(true);
      queue.push({ at: now, id, ref: '', number, ok: true, code, part: 1, parts: 1, taken: null });
    }
    reports.strangers = 0;
  }

  return {
    add,
    settleDue(now: number): void {
      for (let due = fates[settled]; due !== undefined && due.at <= now; due = fates[settled]) {
        if (due.taken) settle(due.taken, due.ok, due.code, now);
        settled += 1;
      }
    },
    pull(size: number, now: number): Due[] {
      if (reports.strangers > 0) addStrangers(now);
      if (reports.reversed) queue.reverse();
      const due: Due[] = [];
      const later: Due[] = [];
      let i = 0;
      for (; i < queue.length && due.length < size; i++) {
        const entry = queue[i];
        if (entry) (entry.at <= now ? due : later).push(entry);
      }
      queue = [...later, ...queue.slice(i)];
      for (const { taken, ok, code } of due) if (taken) settle(taken, ok, code, now);
      return due;
    },
  };
}
