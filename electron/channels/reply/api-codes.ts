import table from '../../../resources/api-error-codes.json' with { type: 'json' };
import type { RejectClass } from '../../core/message-outcome.ts';
import type { Refusal } from './ask.ts';
import type { Verdict } from './match-numbers.ts';

/** What a code says: taken, a definite refusal, or null where it does not say whether the message was taken. */
export type ApiVerdict = 'ok' | RejectClass | null;

/** What stands before a provider's raw code wherever it is stored: a bare provider code may be a carrier code too. */
export const API_PREFIX = {
  YP: 'yunpian',
  TC: 'tencent',
  AL: 'aliyun',
  CL: 'chuanglan-v1',
  MW: 'montnets',
  SB: 'smsbao',
  LS: 'luosimao',
  SM: 'submail',
  IH: 'ihuyi',
} as const satisfies Record<string, keyof typeof table.providers>;

type ApiProvider = keyof typeof table.providers;

/** account_stop covers several things the owner mends in different places: which of them want money, per provider. */
const BALANCE: Partial<Record<ApiProvider, string[]>> = {
  yunpian: ['3', '-52'],
  tencent: [
    'FailedOperation.InsufficientBalanceInSmsPackage',
    'UnauthorizedOperation.SerivceSuspendDueToArrears',
    'UnauthorizedOperation.ServiceSuspendDueToArrears',
  ],
  aliyun: ['isv.AMOUNT_NOT_ENOUGH', 'isv.OUT_OF_SERVICE'],
  'chuanglan-v1': ['109'],
  'chuanglan-v2': ['101207'],
  montnets: ['-100003'],
  smsbao: ['41'],
  luosimao: ['-20'],
  submail: ['903', '904', '905'],
  ihuyi: ['4051'],
};

interface ApiRow {
  code: string;
  class: string;
  meaning?: string;
  note?: string;
}

/** The classes of api-error-codes.json; `ambiguous` and `unclassified` are left out, for those decide nothing. */
const VERDICT: Record<string, ApiVerdict> = {
  ok: 'ok',
  retry_later: 'retry_later',
  clock: 'account',
  account_stop: 'account',
  signature_or_template: 'content',
  content: 'content',
  window: 'window',
  number_invalid: 'number',
  number_blacklist: 'blacklist',
  number_frequency: 'frequency',
  quota: 'quota',
  request_bug: 'request',
};

const tables = new Map<ApiProvider, (code: string) => ApiRow | undefined>();

/** One provider's rows: by the whole code, else by the longest row ending in `*` that the code begins with. */
function apiRows(provider: ApiProvider): (code: string) => ApiRow | undefined {
  const known = tables.get(provider);
  if (known) return known;
  const rows: ApiRow[] = table.providers[provider].codes;
  const exact = new Map(rows.map((row) => [row.code, row]));
  const wild = rows
    .filter((row) => row.code.endsWith('*'))
    .sort((a, b) => b.code.length - a.code.length)
    .map((row) => ({ row, start: row.code.slice(0, -1) }));
  const find = (code: string) => exact.get(code) ?? wild.find(({ start }) => code.startsWith(start))?.row;
  tables.set(provider, find);
  return find;
}

const isBalance = (provider: ApiProvider, code: string): boolean => BALANCE[provider]?.includes(code) ?? false;

const isPrefix = (text: string): text is keyof typeof API_PREFIX => Object.hasOwn(API_PREFIX, text);

interface ApiCodes {
  classify(code: string): ApiVerdict;
  /** what a request or number answered with this code (not the one for success) has come to */
  refused(code: string): Verdict;
  /** what a question answered with this code has come to */
  refusal(code: string): Refusal;
  /** with the prefix */
  raw(code: string): string;
}

/**
 * The codes of one provider. `overrides` rule: a whole code over its row in the table, `Prefix*` where there is no row.
 * Where the provider objects to the local clock the code is `CLOCK`, whoever says it.
 */
export function createApiCodes(prefix: keyof typeof API_PREFIX, overrides: Record<string, ApiVerdict> = {}): ApiCodes {
  const row = apiRows(API_PREFIX[prefix]);
  const own = new Map(Object.entries(overrides));
  const wild = [...own].flatMap(([code, verdict]) =>
    code.endsWith('*') ? [{ start: code.slice(0, -1), verdict }] : [],
  );
  const raw = (code: string) => `${prefix}:${code}`;
  function classify(code: string): ApiVerdict {
    const override = own.get(code);
    if (override !== undefined) return override;
    if (isBalance(API_PREFIX[prefix], code)) return 'balance';
    const found = row(code);
    if (found) return VERDICT[found.class] ?? null;
    return wild.find(({ start }) => code.startsWith(start))?.verdict ?? null;
  }
  function refused(code: string): Verdict {
    if (row(code)?.class === 'clock') return { kind: 'rejected', code: 'CLOCK', reject: 'account' };
    const reject = classify(code);
    if (reject === null || reject === 'ok') return { kind: 'unknown', code: raw(code) };
    return { kind: 'rejected', code: raw(code), reject };
  }
  return {
    raw,
    classify,
    refused,
    refusal(code) {
      const verdict = refused(code);
      if (verdict.kind !== 'rejected') return { code: raw(code), permission: false };
      return { code: verdict.code, permission: verdict.reject === 'account' && verdict.code !== 'CLOCK' };
    },
  };
}

/** A stored code that carries a provider's prefix: its class and the provider's words; null when it carries none. */
export function explainApi(code: string): { class: string; meaning: string | null; balance: boolean } | null {
  const [, prefix = '', bare = ''] = /^([A-Z]{2}):(.+)$/.exec(code) ?? [];
  if (!isPrefix(prefix)) return null;
  const provider = API_PREFIX[prefix];
  const row = apiRows(provider)(bare);
  return {
    class: row?.class ?? 'unclassified',
    meaning: row?.meaning ?? null,
    balance: isBalance(provider, bare),
  };
}
