import type { Problem } from '../../../shared/contract/campaigns.ts';

/** Where each can be mended. */
const STEP_OF: Record<Problem['key'], number> = {
  no_recipients: 0,
  numbers_invalid: 0,
  signature_missing: 1,
  signature_length: 1,
  signature_brackets: 1,
  signature_blank: 1,
  body_empty: 1,
  body_brackets: 1,
  variable_unknown: 1,
  variable_unclosed: 1,
  variable_empty: 1,
  variable_blank: 1,
  too_long: 1,
  opt_out_present: 1,
  emoji: 1,
  no_channel: 2,
  outside_window: 2,
  start_in_past: 2,
};

export const stepOf = (problem: Problem): number => STEP_OF[problem.key];

export const problemsOfStep = (problems: readonly Problem[], step: number): Problem[] =>
  problems.filter((problem) => stepOf(problem) === step);

/** Found only by looking at every recipient; the rest is known from the text as it is typed. */
export const needsAudience = ({ key, data }: Problem): boolean =>
  key === 'variable_blank' || key === 'too_long' || (key === 'body_brackets' && 'name' in data);

export const isBlocking = ({ severity }: Problem): boolean => severity === 'block';
