import type { Problem } from '../contract/compose.ts';
import { checkOptOut } from './check/format-rules.ts';
import { createTextCheck, type TextCheck } from './check/text-check.ts';
import type { MessageKind } from './status.ts';

/** Beyond the BMP: counts 2 and some channels refuse it. */
const ASTRAL = /[\u{10000}-\u{10ffff}]/gu;
const SHOWN = 5;

let builtIn: TextCheck | null = null;

export interface BodyContext {
  /** absent = not decided: nothing is said about a missing refusal */
  kind?: MessageKind;
  /** what will be appended to the body; '' for nothing */
  optOut?: string;
  /** with the owner's lists; absent = the built-in one */
  check?: TextCheck;
}

/** What is wrong with a body as written, before any recipient: empty, 【】, refusal, emoji, risky wording. */
export function checkBody(body: string, { kind = 'notice', optOut = '', check }: BodyContext = {}): Problem[] {
  if (body.trim() === '') return [{ key: 'body_empty', severity: 'block', data: {} }];
  const problems: Problem[] = [];
  if (/[【】]/.test(body)) problems.push({ key: 'body_brackets', severity: 'warn', data: {} });
  problems.push(...checkOptOut(body, kind, optOut));
  const found = body.match(ASTRAL);
  if (found)
    problems.push({
      key: 'emoji',
      severity: 'warn',
      data: { characters: [...new Set(found)].slice(0, SHOWN).join(''), count: found.length },
    });
  builtIn ??= createTextCheck();
  return [...problems, ...(check ?? builtIn).findings(body)];
}
