import type { Account } from './account.ts';
import type { FaultPlan } from './fault-plan.ts';
import type { Answer } from './gateway.ts';
import { json } from './json.ts';
import type { Fault, RandomFaults, ReportBehaviour, Rules } from './options.ts';

interface Control {
  faults?: Fault[];
  clear?: boolean;
  random?: RandomFaults | null;
  reports?: Partial<ReportBehaviour>;
  rules?: Partial<Rules>;
  balance?: number;
  replies?: { mobile: string; text: string }[];
}

/** `GET|POST /__control` shows the totals and takes changes; `GET /__control/accepted` counts acceptances by number. */
export function control(account: Account, rules: Rules, plan: FaultPlan, path: string, body: string): Answer {
  if (path === '/__control/accepted') return json(account.counts());
  if (body !== '') {
    const change: Control = JSON.parse(body);
    if (change.clear) plan.clear();
    if (change.faults) plan.program(change.faults);
    if (change.random !== undefined) plan.setRandom(change.random);
    if (change.reports) Object.assign(account.reports, change.reports);
    if (change.rules) Object.assign(rules, change.rules);
    if (change.balance !== undefined) account.setBalance(change.balance);
    for (const { mobile, text } of change.replies ?? []) account.addReply(mobile, text);
  }
  return json({ ...account.totals, balance: account.balance(), faultsLeft: plan.left() });
}
