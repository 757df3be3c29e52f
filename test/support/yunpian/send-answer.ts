import { batchJson, failureJson, rowJson } from './answers.ts';
import type { FaultPlan } from './fault-plan.ts';
import type { Fault, FaultKind } from './options.ts';
import type { Account, Verdict } from './provider.ts';

const NOT_TAKEN = new Set<FaultKind>([
  'hang_dropped',
  'refused_500',
  'html',
  'redirect',
  'rate',
  'rate_bare',
  'balance',
]);

export interface Answer {
  status: number;
  body: string;
  type?: string;
  headers?: Record<string, string>;
}
export const json = (body: string, status = 200): Answer => ({ status, body });
export const refused = (code: number, status = 400): Answer => json(failureJson(code, status), status);

const formDecode = (text: string): string => decodeURIComponent(text.replace(/\+/g, ' '));

/** The rows of a send as the fault wants them told. */
function tellRows(verdicts: Verdict[], kind: FaultKind | undefined, price: number, roll: () => number): string[] {
  const rows = verdicts.map((verdict) => rowJson(verdict, price));
  switch (kind) {
    case 'missing':
      return rows.filter((_, i) => i > 0 && roll() < 0.8);
    case 'extra':
      return [...rows, rowJson({ mobile: '13099990000', code: 0, taken: verdicts[0]?.taken ?? null }, price)];
    case 'shuffled':
      return rows.toReversed();
    case 'duplicated':
      return [...rows, ...rows.slice(0, 1)];
    case 'contradicting':
      return [...rows, ...verdicts.slice(0, 1).map(({ mobile }) => rowJson({ mobile, code: 22, taken: null }, price))];
    case 'code_string':
      return rows.map((row) => row.replace(/"code":(-?\d+)/, '"code":"$1"'));
    case 'wrong_types':
      return rows.map((row) => row.replace(/"code":\d+/, '"code":true').replace(/"sid":\d+/, '"sid":{}'));
    default:
      return rows;
  }
}

/** Takes the messages of one request, or not, and tells it as the fault wants. */
export function send(
  account: Account,
  plan: FaultPlan,
  action: string,
  form: URLSearchParams,
  fault: Fault | null,
): Answer {
  const numbers = (form.get('mobile') ?? '').split(',').filter((mobile) => mobile !== '');
  const text = form.get('text') ?? '';
  const uid = form.get('uid') ?? '';
  if (numbers.length === 0 || text === '') return refused(1);
  const texts = action === 'multi_send' ? text.split(',').map(formDecode) : null;
  if (texts && texts.length !== numbers.length) return refused(25);
  if (numbers.length > (action === 'single_send' ? 1 : 1000)) return refused(2);
  const every = fault?.code ?? (fault?.kind === 'balance' ? 3 : fault && NOT_TAKEN.has(fault.kind) ? -51 : 0);
  const partial = [0, 0, 22, 10];
  const verdicts = account.submit(
    action,
    numbers,
    (i) => texts?.[i] ?? text,
    uid,
    fault?.kind ?? '',
    () => (fault?.kind === 'partial' ? (partial[Math.floor(plan.roll() * 4)] ?? 0) : every),
  );
  const first = verdicts[0];
  if (every !== 0) return refused(every);
  if (verdicts.every(({ code }) => code === 3)) return refused(3);
  if (action === 'single_send' && first && !['missing', 'extra'].includes(fault?.kind ?? '')) {
    if (first.code !== 0) return refused(first.code);
    return json(tellRows([first], fault?.kind, account.price, plan.roll)[0] ?? '');
  }
  const taken = verdicts.flatMap((verdict) => (verdict.taken ? [verdict.taken] : []));
  return json(batchJson(tellRows(verdicts, fault?.kind, account.price, plan.roll), taken, account.price));
}
