import type { Locator } from '../../../../shared/contract/http-definition.ts';
import { isJsonNumber, parseLossless } from '../../reply/lossless-json.ts';
import { matchPattern } from './safe-pattern.ts';

/** An answer as a definition may look at it: its text, and what that is as JSON (undefined when it is none). */
export interface Answered {
  text: string;
  json: unknown;
}

export function readAnswered(text: string): Answered {
  try {
    return { text, json: parseLossless(text) };
  } catch {
    return { text, json: undefined };
  }
}

/** What stands at `a.0.b`; the value itself for ''. */
export function valueAt(value: unknown, path: string): unknown {
  let at = value;
  for (const key of path === '' ? [] : path.split('.')) {
    if (Array.isArray(at)) at = at[Number(key)];
    else if (typeof at === 'object' && at !== null && !isJsonNumber(at) && Object.hasOwn(at, key))
      at = Object.getOwnPropertyDescriptor(at, key)?.value;
    else return undefined;
  }
  return at;
}

/** A text or a number, as text; null for everything else, for a list is no code. */
export function plain(value: unknown): string | null {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'boolean') return String(value);
  return isJsonNumber(value) ? value.digits : null;
}

export function locate(where: Locator, { text, json }: Answered): string | null {
  if ('path' in where) return plain(valueAt(json, where.path));
  if ('pattern' in where) return matchPattern(where.pattern, text);
  const whole = text.trim();
  return whole === '' ? null : whole;
}
