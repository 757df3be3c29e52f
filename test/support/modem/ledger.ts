import type { Submitted } from './tpdu.ts';

/** What the network took: the truth a test compares the program's opinion with. */
export interface Submission extends Submitted {
  /** order of acceptance, from 1 */
  number: number;
  at: number;
  /** the reference shown in +CMGS and in reports */
  mr: number;
  pdu: string;
  iccid: string;
}

export interface Ledger {
  submissions: Submission[];
  /** PDUs answered with an error, and which */
  refused: { pdu: string; answer: string }[];
  /** reports as the network made them; `shown` once the modem printed or stored them */
  reports: { mr: number; to: string; status: number; shown: boolean }[];
  /** every command line read, prompts' contents excepted */
  commands: string[];
  pinAttempts: string[];
  /** messages put together from their parts, in order of their first part */
  messages(): { to: string; text: string; parts: number; total: number; copies: number }[];
}

export function createLedger(): Ledger {
  const submissions: Submission[] = [];
  return {
    submissions,
    refused: [],
    reports: [],
    commands: [],
    pinAttempts: [],
    messages() {
      const groups = new Map<string, Submission[]>();
      for (const one of submissions) {
        const { concat } = one;
        // the same reference used again for the same number begins a new message once the old one is whole
        const key = concat === null ? `${one.number}` : `${one.to} ${concat.ref} ${concat.total}`;
        groups.set(key, [...(groups.get(key) ?? []), one]);
      }
      return [...groups.values()].map((group) => {
        const total = group[0]?.concat?.total ?? 1;
        const bySeq = new Map<number, Submission[]>();
        for (const one of group) bySeq.set(one.concat?.seq ?? 1, [...(bySeq.get(one.concat?.seq ?? 1) ?? []), one]);
        const text = Array.from({ length: total }, (_, i) => bySeq.get(i + 1)?.[0]?.text ?? '').join('');
        const copies = Math.max(...[...bySeq.values()].map((same) => same.length));
        return { to: group[0]?.to ?? '', text, parts: bySeq.size, total, copies };
      });
    },
  };
}
