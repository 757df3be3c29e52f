/** What the core needs from the machine, as types; implementations stand beside, fakes in test/support. */

export interface Clock {
  /** wall clock, ms since 1970 UTC */
  now(): number;
  /** never goes back, ms */
  monotonic(): number;
  /** resolves after ms, or at once when the signal aborts (never rejects) */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Random numbers and ids, injectable so that tests repeat. */
export interface Random {
  /** 0 ≤ x < 1 */
  next(): number;
  /** lower-case hex */
  hex(bytes: number): string;
}

/** Ids and codes only: never a number, a text, a name or a key. */
export interface Logger {
  info(event: string, data?: Record<string, string | number | boolean | null>): void;
  warn(event: string, data?: Record<string, string | number | boolean | null>): void;
  error(event: string, data?: Record<string, string | number | boolean | null>): void;
}

/** Encrypts what is stored of a provider's keys. */
export interface Secrets {
  readonly kind: 'system' | 'key-file';
  seal(plain: string): Promise<string>;
  open(sealed: string): Promise<string>;
}

export interface HttpRequest {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
  /** whole exchange, ms */
  deadlineMs: number;
  /** the owner has allowed this very host to be spoken to without TLS */
  plain?: boolean;
  signal?: AbortSignal;
}

/**
 * The three things that can come of a request. `not_sent` only for failures raised before the connection stood
 * (facts: refused, DNS, no route, connect timeout, TLS); everything after that is `unknown`. Redirects are never followed.
 */
export type HttpOutcome =
  | { kind: 'reply'; status: number; headers: Record<string, string>; body: Uint8Array }
  | { kind: 'not_sent'; code: string }
  | { kind: 'unknown'; code: string };

export interface Http {
  request(request: HttpRequest): Promise<HttpOutcome>;
  close(): Promise<void>;
}
