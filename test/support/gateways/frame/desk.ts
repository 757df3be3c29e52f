import type { Account } from './account.ts';
import type { FaultPlan } from './fault-plan.ts';
import type { Gateway, Order, Submission, Verdict } from './gateway.ts';
import type { Fault, FaultKind, Rules } from './options.ts';
import { shanghaiHour } from './shanghai.ts';

const NOT_TAKEN = new Set<FaultKind>([
  'hang_dropped',
  'refused_500',
  'html',
  'redirect',
  'rate',
  'rate_bare',
  'refused',
]);

/** What the ledger says of a refusal the provider has no code for. */
const BUSY = 'busy';

/** The code a fault refuses a request with; '' when it takes it. */
export function refusalOf(gateway: Gateway, fault: Fault | null): string {
  if (fault === null) return '';
  if (fault.code !== undefined) return String(fault.code);
  if (fault.kind === 'balance') return gateway.codes.balance;
  if (!NOT_TAKEN.has(fault.kind)) return '';
  return (fault.class === undefined ? undefined : gateway.codes[fault.class]) ?? gateway.codes.retry_later ?? BUSY;
}

/** What the answer says about the numbers, as the fault wants. */
function tell(verdicts: Verdict[], gateway: Gateway, kind: FaultKind | undefined, roll: () => number): Verdict[] {
  const [first] = verdicts;
  switch (kind) {
    case 'missing':
      return verdicts.filter((_, i) => i > 0 && roll() < 0.8);
    case 'extra':
      return [...verdicts, { number: '13099990000', code: gateway.ok, taken: first?.taken ?? null }];
    case 'shuffled':
      return verdicts.toReversed();
    case 'duplicated':
      return [...verdicts, ...verdicts.slice(0, 1)];
    case 'contradicting': {
      const code = gateway.codes.number_frequency ?? gateway.codes.number_invalid;
      return [...verdicts, ...verdicts.slice(0, 1).map(({ number }) => ({ number, code, taken: null }))];
    }
    default:
      return verdicts;
  }
}

/** Takes one order, or not, and says what the answer is to tell. */
export function submit(
  gateway: Gateway,
  account: Account,
  rules: Rules,
  plan: FaultPlan,
  fault: Fault | null,
  now: number,
  order: Order,
): Submission {
  const { codes } = gateway;
  const whole = order.whole ?? gateway.whole;
  const often = codes.number_frequency ?? codes.number_invalid;
  const black = codes.number_blacklist ?? codes.number_invalid;
  let every = refusalOf(gateway, fault);
  // a code about a number stands in its row where there are rows
  const inRows = !whole && fault?.code === undefined && fault?.class?.startsWith('number_') === true;
  if (every === '' && order.marketing === true && rules.window !== null) {
    const hour = shanghaiHour(now);
    if (hour < rules.window[0] || hour >= rules.window[1]) every = codes.window ?? codes.retry_later ?? BUSY;
  }
  const refused = order.numbers.map((number) => {
    if (every !== '') return every;
    if (!/^1\d{10}$/.test(number)) return codes.number_invalid;
    if (rules.blacklist.includes(number)) return black;
    if (fault?.kind !== 'partial') return '';
    return whole ? often : (['', '', often, black][Math.floor(plan.roll() * 4)] ?? '');
  });
  if (whole && every === '') every = refused.find((code) => code !== '') ?? '';
  if (whole && every === '' && account.balance() < order.numbers.length * account.price) every = codes.balance;
  const verdicts = account.submit(order, fault?.kind ?? '', (i) => every || (refused[i] ?? ''));
  if (every !== '' && !inRows) return { refused: every, verdicts };
  if (verdicts.every(({ code }) => code === codes.balance)) return { refused: codes.balance, verdicts };
  return { refused: null, verdicts, told: tell(verdicts, gateway, fault?.kind, plan.roll) };
}
