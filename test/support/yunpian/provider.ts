import { createHash } from 'node:crypto';
import { type LedgerFile, type LedgerRow, openLedger } from './ledger.ts';
import { type DoubleOptions, REPORT_DEFAULTS, type ReportBehaviour } from './options.ts';

export interface Taken {
  sid: string;
  mobile: string;
  text: string;
  uid: string;
  parts: number;
  at: number;
  status: '' | 'SUCCESS' | 'FAIL';
  code: string;
  reportedAt: number;
  refunded: boolean;
}

export interface Verdict {
  mobile: string;
  code: number;
  taken: Taken | null;
}

interface Due {
  at: number;
  sid: string;
  uid: string;
  mobile: string;
  status: 'SUCCESS' | 'FAIL';
  code: string;
}

const textHash = (text: string): string => createHash('sha1').update(text).digest('hex').slice(0, 12);

/** mulberry32 */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** What the account at the provider really holds: messages taken, money, queues. Knows nothing of HTTP. */
export function createAccount(options: DoubleOptions) {
  const ledger: LedgerFile = openLedger(options.ledgerFile);
  const random = randomFrom((options.seed ?? 1) * 7919);
  const price = options.price ?? 50;
  const reports: ReportBehaviour = { ...REPORT_DEFAULTS, ...options.reports };
  const records = new Map<string, Taken[]>();
  let queue: Due[] = [];
  const replies: { id: string; mobile: string; text: string; at: number }[] = [];
  let balance = options.balance ?? 1_000_000_000;
  const totals = { requests: 0, taken: 0, refused: 0, parts: 0, charged: 0, refunded: 0, pulled: 0 };
  // odd and beyond 2^53: a float would change the last digits
  let nextSid = 4_611_686_018_427_387_905n;

  function queueReports(taken: Taken): void {
    if (random() < reports.neverShare) return;
    const failed = random() < reports.failShare;
    const status = failed ? 'FAIL' : 'SUCCESS';
    const { sid, uid, mobile } = taken;
    const due: Due = { at: taken.at + reports.delayMs, sid, uid, mobile, status, code: failed ? 'MK:0001' : 'DELIVRD' };
    queue.push(due);
    if (random() < reports.twiceShare) queue.push({ ...due });
    if (random() < reports.contradictShare) {
      queue.push({ ...due, status: failed ? 'SUCCESS' : 'FAIL', code: failed ? 'DELIVRD' : 'MK:0012' });
    }
  }

  function take(mobile: string, text: string, uid: string, at: number): Taken {
    const parts = text.length <= 70 ? 1 : Math.ceil(text.length / 67);
    const sid = String(nextSid);
    nextSid += 2n;
    const taken: Taken = { sid, mobile, text, uid, parts, at, status: '', code: '', reportedAt: 0, refunded: false };
    const known = records.get(mobile);
    if (known) known.push(taken);
    else records.set(mobile, [taken]);
    balance -= parts * price;
    totals.taken += 1;
    totals.parts += parts;
    totals.charged += parts * price;
    queueReports(taken);
    return taken;
  }

  function settle(due: Due, at: number): void {
    const taken = records.get(due.mobile)?.find((record) => record.sid === due.sid);
    if (taken?.status !== '') return;
    taken.status = due.status;
    taken.code = due.code;
    taken.reportedAt = at;
    if (due.status === 'FAIL' && !taken.refunded) {
      const li = taken.parts * price;
      taken.refunded = true;
      balance += li;
      totals.refunded += li;
      ledger.write({ e: 'refund', at, sid: taken.sid, li });
    }
  }

  return {
    reports,
    totals,
    price,
    balance: () => balance,
    setBalance: (li: number) => {
      balance = li;
    },
    records: (mobile: string): Taken[] => records.get(mobile) ?? [],
    counts: (): Record<string, number> =>
      Object.fromEntries([...records].map(([mobile, list]) => [mobile, list.length])),
    /** decides and books one request; `refuse` gives a code to numbers that are not taken */
    submit(
      action: string,
      numbers: string[],
      textOf: (i: number) => string,
      uid: string,
      fault: string,
      refuse: (i: number) => number,
    ): Verdict[] {
      const at = Date.now();
      totals.requests += 1;
      const rows: LedgerRow[] = [];
      const verdicts = numbers.map((mobile, i): Verdict => {
        const text = textOf(i);
        let code = refuse(i);
        if (code === 0 && !/^1\d{10}$/.test(mobile)) code = 2;
        if (code === 0 && balance < price) code = 3;
        const taken = code === 0 ? take(mobile, text, uid, at) : null;
        if (!taken) totals.refused += 1;
        rows.push([mobile, taken?.sid ?? '', taken?.parts ?? 0, code, textHash(text)]);
        return { mobile, code, taken };
      });
      ledger.write({ e: 'send', n: totals.requests, at, action, uid, fault, rows });
      return verdicts;
    },
    /** deletes what it hands out */
    pullStatus(size: number): Due[] {
      const now = Date.now();
      if (reports.strangers > 0) {
        for (let i = 0; i < reports.strangers; i++) {
          const mobile = `138000${String(i).padStart(5, '0')}`;
          queue.push({ at: now, sid: String(17n + BigInt(i)), uid: '', mobile, status: 'SUCCESS', code: 'DELIVRD' });
        }
        reports.strangers = 0;
      }
      const due: Due[] = [];
      const later: Due[] = [];
      if (reports.reversed) queue.reverse();
      let i = 0;
      for (; i < queue.length && due.length < size; i++) {
        const entry = queue[i];
        if (entry) (entry.at <= now ? due : later).push(entry);
      }
      queue = [...later, ...queue.slice(i)];
      for (const entry of due) settle(entry, now);
      totals.pulled += due.length;
      if (due.length > 0) {
        ledger.write({ e: 'reports', at: now, rows: due.map(({ sid, mobile, status }) => [sid, mobile, status]) });
      }
      return due;
    },
    addReply: (mobile: string, text: string) => {
      replies.push({ id: `re${replies.length + 1}-${mobile}`, mobile, text, at: Date.now() });
    },
    pullReplies: (size: number) => replies.splice(0, size),
    close: () => ledger.close(),
  };
}
export type Account = ReturnType<typeof createAccount>;
