import { createHash } from 'node:crypto';
import type { Gateway, Order, Verdict } from './gateway.ts';
import { type LedgerFile, type LedgerRow, openLedger } from './ledger.ts';
import { type DoubleOptions, REPORT_DEFAULTS, type ReportBehaviour } from './options.ts';
import { createReportQueue } from './report-queue.ts';
import { randomFrom } from './seeded.ts';

export interface Taken {
  id: string;
  number: string;
  text: string;
  ref: string;
  parts: number;
  at: number;
  status: '' | 'delivered' | 'failed';
  code: string;
  reportedAt: number;
  refunded: boolean;
}

interface Reply {
  id: string;
  number: string;
  text: string;
  at: number;
}

const textHash = (text: string): string => createHash('sha1').update(text).digest('hex').slice(0, 12);

/** What the account at the provider really holds: messages taken, money, queues. Knows nothing of HTTP. */
export function createAccount(gateway: Gateway, options: DoubleOptions) {
  const ledger: LedgerFile = openLedger(options.ledgerFile);
  const random = randomFrom((options.seed ?? 1) * 7919);
  const price = options.price ?? 50;
  const clock = options.now ?? Date.now;
  const reports: ReportBehaviour = { ...REPORT_DEFAULTS, ...options.reports };
  const queue = createReportQueue(gateway, reports, random, settle);
  const records = new Map<string, Taken[]>();
  const all: Taken[] = [];
  const waiting: Reply[] = [];
  const replies: Reply[] = [];
  let balance = options.balance ?? 1_000_000_000;
  const totals = { requests: 0, taken: 0, refused: 0, parts: 0, charged: 0, refunded: 0, pulled: 0 };
  // odd and beyond 2^53: a float would change the last digits
  let sequence = 4_611_686_018_427_387_905n;

  function nextId(): string {
    const id = gateway.idOf(sequence);
    sequence += 2n;
    return id;
  }

  function take(number: string, text: string, id: string, order: Order, at: number): Taken {
    const parts = text.length <= 70 ? 1 : Math.ceil(text.length / 67);
    const base = { id, number, text, ref: order.ref, parts, at };
    const taken: Taken = { ...base, status: '', code: '', reportedAt: 0, refunded: false };
    const known = records.get(number);
    if (known) known.push(taken);
    else records.set(number, [taken]);
    all.push(taken);
    balance -= parts * price;
    totals.taken += 1;
    totals.parts += parts;
    totals.charged += parts * price;
    if (order.report !== false) queue.add(taken);
    return taken;
  }

  function settle(taken: Taken, ok: boolean, code: string, at: number): void {
    if (taken.status !== '') return;
    taken.status = ok ? 'delivered' : 'failed';
    taken.code = code;
    taken.reportedAt = at;
    if (ok || taken.refunded) return;
    const li = taken.parts * price;
    taken.refunded = true;
    balance += li;
    totals.refunded += li;
    ledger.write({ e: 'refund', at, id: taken.id, li });
  }

  return {
    reports,
    totals,
    price,
    balance: () => balance,
    setBalance: (li: number) => {
      balance = li;
    },
    records: (number: string): Taken[] => records.get(number) ?? [],
    all: (): readonly Taken[] => all,
    counts: (): Record<string, number> =>
      Object.fromEntries([...records].map(([number, list]) => [number, list.length])),
    /** decides and books one request; `refuse` gives a code to numbers that are not taken, '' to the others */
    submit(order: Order, fault: string, refuse: (i: number) => string): Verdict[] {
      const at = clock();
      const shared = gateway.idPerRequest ? nextId() : null;
      totals.requests += 1;
      const rows: LedgerRow[] = [];
      const verdicts = order.numbers.map((number, i): Verdict => {
        const text = order.textOf(i);
        const code = refuse(i) || (balance < price ? gateway.codes.balance : '');
        const taken = code === '' ? take(number, text, shared ?? nextId(), order, at) : null;
        if (!taken) totals.refused += 1;
        rows.push([number, taken?.id ?? '', taken?.parts ?? 0, code || gateway.ok, textHash(text)]);
        return { number, code: code || gateway.ok, taken };
      });
      ledger.write({ e: 'send', n: totals.requests, at, action: order.action, uid: order.ref, fault, rows });
      return verdicts;
    },
    /** takes every number and forgets it */
    wave(order: Order): Verdict[] {
      const shared = gateway.idPerRequest ? nextId() : null;
      return order.numbers.map((number, i): Verdict => {
        const base = { id: shared ?? nextId(), number, text: order.textOf(i), ref: order.ref, parts: 1, at: 0 };
        return { number, code: gateway.ok, taken: { ...base, status: '', code: '', reportedAt: 0, refunded: false } };
      });
    },
    /** gives every message the fate its report tells, also where nobody pulls reports */
    settleDue: () => queue.settleDue(clock()),
    /** deletes what it hands out */
    pullReports(size: number) {
      const due = queue.pull(size, clock());
      totals.pulled += due.length;
      if (due.length > 0) {
        const rows = due.map(({ id, number, ok }): [string, string, string] => [id, number, ok ? 'SUCCESS' : 'FAIL']);
        ledger.write({ e: 'reports', at: clock(), rows });
      }
      return due;
    },
    addReply: (number: string, text: string) => {
      const reply = { id: `re${replies.length + 1}-${number}`, number, text, at: clock() };
      replies.push(reply);
      waiting.push(reply);
    },
    replies: (): readonly Reply[] => replies,
    pullReplies: (size: number): Reply[] => waiting.splice(0, size),
    close: () => ledger.close(),
  };
}
export type Account = ReturnType<typeof createAccount>;
