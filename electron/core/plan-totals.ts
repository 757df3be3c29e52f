import type { ExclusionReason, Problem, Totals } from '../../shared/contract/compose.ts';
import type { Planned, Planner } from './planning.ts';
import { createRiskTally } from './risk-tally.ts';

/** One line of "shorten by k characters and save n 条": money in 厘. */
interface Saving {
  shortenBy: number;
  recipients: number;
  savedParts: number;
  savedCost: number;
}

/** Nobody rewrites more than this for one 条. */
const LONGEST_CUT = 20;

export interface PlanTotals {
  add(planned: Planned): void;
  /** left out before planning (blacklist, opted out …) */
  exclude(reason: ExclusionReason, recipients: number): void;
  /** 疑似空号 that is written to all the same; one that is tried once more */
  suspect(parts: number, cost: number): void;
  retest(): void;
  /** for each useful k ≤ 20, those whom k characters less would cost one 条 less */
  savings(): Saving[];
  totals(ms: number): Totals;
}

interface Counter {
  recipients: number;
  name: string;
}

function variableProblems(found: ReadonlyMap<string, number>, problem: (counter: Counter) => Problem): Problem[] {
  return [...found].map(([name, recipients]) => problem({ name, recipients }));
}

/** Adds up a whole audience; equal to counting each planned text on its own, in any order. */
export function createPlanTotals(planner: Planner): PlanTotals {
  const byParts: number[] = [];
  const excluded = new Map<ExclusionReason, number>();
  const blank = new Map<string, number>();
  const brackets = new Map<string, number>();
  const tooLongValues = new Map<string, number>();
  const links = new Map<string, number>();
  const risky = createRiskTally();
  /** recipients by units over the last boundary, 1…20 */
  const over = new Array<number>(LONGEST_CUT + 1).fill(0);
  const suspected = { recipients: 0, parts: 0, cost: 0 };
  let retests = 0;
  let recipients = 0;
  let minUnits = Number.POSITIVE_INFINITY;
  let maxUnits = 0;
  let parts = 0;
  let tooLong = 0;
  let longest = 0;

  const bump = (map: Map<string, number>, names: readonly string[]): void => {
    for (const name of names) map.set(name, (map.get(name) ?? 0) + 1);
  };

  function exclude(reason: ExclusionReason, n: number): void {
    if (n > 0) excluded.set(reason, (excluded.get(reason) ?? 0) + n);
  }

  function add(planned: Planned): void {
    if (planned.kind === 'excluded') {
      exclude(planned.reason, 1);
      if (planned.reason === 'blank_variable') bump(blank, planned.blank);
      else if (planned.reason === 'variable_too_long') bump(tooLongValues, [planned.name]);
      else if (planned.reason === 'variable_link') bump(links, [planned.name]);
      else if (planned.reason === 'too_long') {
        tooLong++;
        if (planned.units > longest) longest = planned.units;
      }
      return;
    }
    const { units } = planned;
    recipients++;
    parts += planned.parts;
    byParts[planned.parts] = (byParts[planned.parts] ?? 0) + 1;
    if (units < minUnits) minUnits = units;
    if (units > maxUnits) maxUnits = units;
    const excess = planned.over;
    if (excess > 0 && excess <= LONGEST_CUT) over[excess] = (over[excess] as number) + 1;
    if (planned.blank.length > 0) bump(blank, planned.blank);
    if (planned.brackets.length > 0) bump(brackets, planned.brackets);
    if (planned.risky.length > 0) risky.add(planned.risky);
  }

  function savings(): Saving[] {
    const rows: Saving[] = [];
    let sum = 0;
    for (let k = 1; k <= LONGEST_CUT; k++) {
      if (over[k] === 0) continue;
      sum += over[k] as number;
      rows.push({
        shortenBy: k,
        recipients: sum,
        savedParts: sum,
        savedCost: planner.quote(parts) - planner.quote(parts - sum),
      });
    }
    return rows;
  }

  function problems(): Problem[] {
    const found = [...planner.problems];
    if (tooLong > 0)
      found.push({
        key: 'too_long',
        severity: 'block',
        data: { recipients: tooLong, units: longest, max: planner.max, over: longest - planner.max },
      });
    found.push(
      ...variableProblems(blank, (data) => ({ key: 'variable_blank', severity: 'warn', data: { ...data } })),
      ...variableProblems(tooLongValues, (data) => ({
        key: 'variable_too_long',
        severity: 'warn',
        data: { ...data, max: planner.variableMax ?? 0 },
      })),
      ...variableProblems(links, (data) => ({ key: 'variable_link', severity: 'warn', data: { ...data } })),
      ...variableProblems(brackets, (data) => ({ key: 'body_brackets', severity: 'warn', data: { ...data } })),
    );
    found.push(...risky.problems());
    if (recipients === 0) found.push({ key: 'no_recipients', severity: 'block', data: {} });
    return found;
  }

  function totals(ms: number): Totals {
    return {
      recipients,
      excluded: [...excluded].map(([reason, n]) => ({ reason, recipients: n })),
      minUnits: recipients === 0 ? 0 : minUnits,
      maxUnits,
      byParts: byParts.flatMap((n, p) => (n ? [{ parts: p, recipients: n }] : [])),
      parts,
      cost: planner.quote(parts),
      maxCost: Math.max(planner.quote(parts), planner.dearest > planner.price ? parts * planner.dearest : 0),
      suspected: { ...suspected },
      retests,
      withoutConsent: 0,
      problems: problems(),
      ms,
    };
  }
  return {
    add,
    exclude,
    suspect(parts, cost) {
      suspected.recipients += 1;
      suspected.parts += parts;
      suspected.cost += cost;
    },
    retest: () => void retests++,
    savings,
    totals,
  };
}
