/** What a double does instead of answering properly. `taken`: the messages were accepted and charged all the same. */
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
  'refused_500', // not taken, 500 with the provider's own "busy"
  'html', // not taken, 200 with a page
  'redirect', // not taken, 302
  'rate', // not taken, 429 with `retryAfter`
  'rate_bare', // not taken, 429 without a body
  'ambiguous', // taken, answered with the provider's "internal error"
  'partial', // some numbers refused; all of them where the provider judges a request as a whole
  'missing', // taken, some numbers not mentioned
  'extra', // taken, a number nobody asked about
  'shuffled', // taken, another order
  'duplicated', // taken, rows said twice
  'contradicting', // taken, a second row says otherwise
  'wrong_types', // taken, codes and ids of a type they never have
  'code_string', // taken, numeric codes as strings and the other way round
  'garbage', // taken, no JSON
  'slow', // taken, answers after `ms`
  'wrong_clock', // taken, the Date header is `ms` off (10 minutes when absent)
  'balance', // not taken, the provider's "no money"
  'refused', // not taken, the provider's code for `class`, or for one the dice pick
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** Why a provider refuses, in the words of its published list of codes. */
export type CodeClass =
  | 'retry_later'
  | 'rate'
  | 'ambiguous'
  | 'clock'
  | 'credentials'
  | 'ip'
  | 'account_stop'
  | 'balance'
  | 'signature_or_template'
  | 'content'
  | 'window'
  | 'quota'
  | 'number_invalid'
  | 'number_blacklist'
  | 'number_frequency'
  | 'request_bug';

export interface Fault {
  kind: FaultKind;
  /** with kind `refused` */
  class?: CodeClass;
  /** part of the path or the action; the sends when absent */
  path?: string;
  /** let so many matching requests pass first */
  skip?: number;
  /** how many requests it hits; 1 when absent */
  times?: number;
  ms?: number;
  /** the header as it is sent */
  retryAfter?: string;
  /** refuse with this code, not taken: overrides the kind */
  code?: string | number;
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

export const REPORT_DEFAULTS: ReportBehaviour = {
  delayMs: 0,
  failShare: 0,
  twiceShare: 0,
  contradictShare: 0,
  neverShare: 0,
  reversed: false,
  strangers: 0,
};

type ReviewState = 'approved' | 'pending' | 'rejected';

/** A template as the provider keeps it: `${name}` or `{1}` as its manual writes variables. */
export interface DoubleTemplate {
  id: string;
  name: string;
  text: string;
  kind: 'code' | 'notice' | 'marketing';
  state: ReviewState;
  reason?: string;
}
export interface DoubleSignature {
  text: string;
  state: ReviewState;
  reason?: string;
}

/** What the account may do; null = anything. */
export interface Rules {
  blacklist: string[];
  /** hours of Asia/Shanghai in which marketing may be sent: `[8, 22]` */
  window: [from: number, to: number] | null;
  templates: DoubleTemplate[];
  signatures: DoubleSignature[] | null;
}

export interface DoubleOptions extends Partial<Rules> {
  port?: number;
  /** append-only truth, one JSON line an event, written before the answer */
  ledgerFile?: string;
  seed?: number;
  /** for measuring clients: sends are read, verified and taken, but not kept; no faults, no control */
  measure?: boolean;
  /** instead of the gateway's own made-up ones; null = any will do, where nothing is signed */
  credentials?: Record<string, string> | null;
  /** 厘 a 条 */
  price?: number;
  /** 厘 */
  balance?: number;
  /** echo the caller's reference in reports and records */
  echo?: boolean;
  /** the provider's clock, ms; the real one when absent */
  now?: () => number;
  faults?: Fault[];
  /** hits sends at random with the seed */
  random?: RandomFaults | null;
  reports?: Partial<ReportBehaviour>;
}

export interface RandomFaults {
  share: number;
  kinds: FaultKind[];
  /** what `refused` draws from; every class the gateway has when absent */
  classes?: CodeClass[];
}
