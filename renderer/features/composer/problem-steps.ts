import type { Problem } from '../../../shared/contract/compose.ts';

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
  template_required: 1,
  template_gone: 1,
  template_unapproved: 1,
  template_unmapped: 1,
  template_kind: 1,
  variable_too_long: 1,
  variable_link: 1,
  signature_unapproved: 1,
  signature_unknown: 1,
  opt_out_missing: 1,
  opt_out_not_last: 1,
  body_symbols: 1,
  link_variable: 1,
  short_link: 1,
  variables_adjacent: 1,
  phone_in_body: 1,
  signature_generic: 1,
  risky_word: 1,
  own_word: 1,
  value_risky: 1,
  no_channel: 2,
  sim_marketing: 2,
  fallback_inexpressible: 2,
  fallback_unusable: 2,
  outside_window: 2,
  start_in_past: 2,
  quiet_time: 2,
  probe_no_reports: 2,
};

export const stepOf = (problem: Problem): number => STEP_OF[problem.key];

export const problemsOfStep = (problems: readonly Problem[], step: number): Problem[] =>
  problems.filter((problem) => stepOf(problem) === step);

const NEEDS_AUDIENCE: ReadonlySet<Problem['key']> = new Set([
  'variable_blank',
  'too_long',
  'variable_too_long',
  'variable_link',
  'fallback_inexpressible',
  'value_risky',
]);

/** Found only by looking at every recipient; the rest is known from the text as it is typed. */
export const needsAudience = ({ key, data }: Problem): boolean =>
  NEEDS_AUDIENCE.has(key) || (key === 'body_brackets' && 'name' in data);

export const isBlocking = ({ severity }: Problem): boolean => severity === 'block';
