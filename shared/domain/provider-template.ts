/** A provider's template cut up: literal, variable, literal … literal. Variables stand as `${code}` or `{1}`. */
export interface ProviderText {
  /** one more than `names` */
  literals: string[];
  /** in order of appearance, repeated where the template repeats them */
  names: string[];
}

const VARIABLE = /\$\{\s*([^{}$]{1,60}?)\s*\}|\{\s*([^{}$]{1,60}?)\s*\}/g;

/** Cuts a provider's template at its variables; braces with nothing inside stay text. Never throws. */
export function parseProviderText(body: string): ProviderText {
  const literals: string[] = [];
  const names: string[] = [];
  let from = 0;
  for (const found of body.matchAll(VARIABLE)) {
    literals.push(body.slice(from, found.index));
    names.push(found[1] ?? found[2] ?? '');
    from = found.index + found[0].length;
  }
  literals.push(body.slice(from));
  return { literals, names };
}

export type TemplateMatch =
  /** the only way the template can say the text; values by variable name */
  | { kind: 'match'; values: Map<string, string> }
  /** several ways, or too many to try: guessing would put words into the wrong variable */
  | { kind: 'ambiguous' }
  | { kind: 'none' };

/** Positions tried before a text counts as ambiguous; real texts need a few dozen. */
const MOST_STEPS = 20_000;

/**
 * Whether a template can say exactly this text (without 【signature】), each variable standing for one character or more
 * and the same variable for the same words everywhere. Providers refuse empty values, so those never match.
 */
export function matchTemplate(text: string, { literals, names }: ProviderText): TemplateMatch {
  const first = literals[0] ?? '';
  const last = literals[literals.length - 1] ?? '';
  if (names.length === 0) return text === first ? { kind: 'match', values: new Map() } : { kind: 'none' };
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length + names.length) {
    return { kind: 'none' };
  }
  const end = text.length - last.length;
  const values = new Map<string, string>();
  let found: Map<string, string> | null = null;
  let steps = 0;

  /** true = enough is known: ambiguous */
  function fill(i: number, from: number): boolean {
    steps += 1;
    if (steps > MOST_STEPS) return true;
    if (i === names.length) {
      if (from !== text.length) return false;
      if (found !== null) return true;
      found = new Map(values);
      return false;
    }
    const name = names[i] as string;
    const literal = literals[i + 1] as string;
    const bound = values.get(name);
    const isLast = i === names.length - 1;
    const stops = function* (): Generator<number> {
      if (bound !== undefined) yield from + bound.length;
      else if (isLast) yield end;
      else if (literal === '') for (let at = from + 1; at <= end; at++) yield at;
      else
        for (let at = text.indexOf(literal, from + 1); at >= 0 && at <= end; at = text.indexOf(literal, at + 1))
          yield at;
    };
    for (const at of stops()) {
      if (at <= from || at > end || (isLast && at !== end)) continue;
      const value = text.slice(from, at);
      if (bound !== undefined && value !== bound) continue;
      if (!text.startsWith(literal, at)) continue;
      values.set(name, value);
      const ambiguous = fill(i + 1, at + literal.length);
      if (bound === undefined) values.delete(name);
      if (ambiguous) return true;
    }
    return false;
  }
  if (fill(0, first.length)) return { kind: 'ambiguous' };
  return found === null ? { kind: 'none' } : { kind: 'match', values: found };
}

const LINK =
  /https?:\/\/|www\.|\b[a-z0-9][a-z0-9-]{0,62}\.(?:com|cn|net|org|top|xyz|vip|cc|co|me|io|shop|site|club|info|ly|im)\b/i;

/** Whether a value carries a web address, which providers forbid inside variables. */
export const hasLink = (value: string): boolean => (value.includes('.') ? LINK.test(value) : value.includes('://'));
