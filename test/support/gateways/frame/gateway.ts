import type { IncomingHttpHeaders } from 'node:http';
import type { Account, Taken } from './account.ts';
import type { CodeClass, DoubleOptions, Fault, Rules } from './options.ts';

export interface Head {
  method: string;
  path: string;
  /** the query as it came, without `?` */
  search: string;
  headers: IncomingHttpHeaders;
}
export interface GatewayRequest extends Head {
  body: Buffer;
}

export interface Answer {
  status: number;
  body: string;
  type?: string;
  headers?: Record<string, string>;
}

export interface Verdict {
  number: string;
  code: string;
  taken: Taken | null;
}

/** One request to send, as the gateway understood it. */
export interface Order {
  action: string;
  numbers: string[];
  /** the text as the phone shows it */
  textOf(i: number): string;
  /** the caller's reference, '' when none came */
  ref: string;
  marketing?: boolean;
  /** this call is judged as a whole, whatever the gateway's others are */
  whole?: boolean;
  /** false: the caller asked for no report */
  report?: boolean;
}

/** `told` is what the answer says: with a fault other numbers, another order, another verdict than the truth. */
export type Submission =
  | { refused: string; verdicts: Verdict[] }
  | { refused: null; verdicts: Verdict[]; told: Verdict[] };

/** What a gateway is given with a request. */
export interface Desk {
  account: Account;
  rules: Rules;
  /** null = any will do */
  credentials: Record<string, string> | null;
  echo: boolean;
  fault: Fault | null;
  now: number;
  submit(order: Order): Submission;
}

/** One provider as its manual describes it. Knows its wire format; the frame knows money, reports and faults. */
export interface Gateway {
  name: string;
  /** made-up credentials it accepts unless others are given */
  credentials: Record<string, string>;
  defaults?: Partial<DoubleOptions>;
  /** one code of each class the provider has */
  codes: Partial<Record<CodeClass, string>> & { number_invalid: string; balance: string };
  ok: string;
  /** one bad number refuses the whole request */
  whole: boolean;
  /** one id for all numbers of a request */
  idPerRequest: boolean;
  /** one report per 条 */
  reportPerPart?: boolean;
  reportCodes: { delivered: string; failed: string };
  idOf(sequence: bigint): string;
  /** what is asked for, in a few letters, and whether it sends */
  action(head: Head): { name: string; send: boolean };
  answer(request: GatewayRequest, desk: Desk): Answer;
  refusal(code: string, status?: number): Answer;
}
