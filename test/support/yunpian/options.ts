/** What the double does instead of answering properly. `…taken`: the messages were accepted and charged all the same. */
const FAULT_KINDS = [
  'hang', // taken, never answers
  'hang_dropped', // not taken, never answers
  'reset_after', // taken, then RST
  'reset_before', // RST before the body is read, not taken
  'fin', // taken, then FIN
  'cut', // taken, half an answer, then FIN
  'stall', // taken, half an answer, then silence
  'wrong_length', // taken, content-length says more than there is
  'gateway', // taken, 502 with a page
  'gateway_json', // taken, 503 with a JSON that is not the provider's
  'refused_500', // not taken, 500 with the provider's own refusal (−51)
  'html', // not taken, 200 with a page
  'redirect', // not taken, 302
  'rate', // not taken, 429 with `retryAfter`
  'rate_bare', // not taken, 429 without a body
  'ambiguous', // taken, 400 with −50
  'partial', // some numbers refused
  'missing', // taken, some numbers not mentioned
  'extra', // taken, a number nobody asked about
  'shuffled', // taken, another order
  'duplicated', // taken, rows said twice
  'contradicting', // taken, a second row says otherwise
  'wrong_types', // taken, numbers as strings and the other way round
  'code_string', // taken, code "0"
  'garbage', // taken, no JSON
  'slow', // taken, answers after `ms`
  'balance', // not taken, code 3
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  kind: FaultKind;
  /** part of the path; the sends when absent */
  path?: string;
  /** let so many matching requests pass first */
  skip?: number;
  /** how many requests it hits; 1 when absent */
  times?: number;
  ms?: number;
  /** the header as it is sent */
  retryAfter?: string;
  /** refuse with this code, status 400, not taken: overrides the kind */
  code?: number;
}

export interface ReportBehaviour {
  delayMs: number;
  failShare: number;
  twiceShare: number;
  contradictShare: number;
  neverShare: number;
  /** newest first */
  reversed: boolean;
  /** so many reports about ids nobody knows, once */
  strangers: number;
}

export interface DoubleOptions {
  port?: number;
  /** append-only truth, one JSON line an event, written before the answer */
  ledgerFile?: string;
  seed?: number;
  /** null = any key will do */
  apikey?: string | null;
  /** 厘 a 条 */
  price?: number;
  /** 厘 */
  balance?: number;
  /** echo uid in reports and records */
  uidEnabled?: boolean;
  faults?: Fault[];
  /** hits sends at random with the seed */
  random?: { share: number; kinds: FaultKind[] } | null;
  reports?: Partial<ReportBehaviour>;
}

export const REPORT_DEFAULTS: ReportBehaviour = {
  delayMs: 0,
  failShare: 0,
  twiceShare: 0,
  contradictShare: 0,
  neverShare: 0,
  reversed: false,
  strangers: 0,
};
