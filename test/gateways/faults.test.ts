import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import apiCodes from '../../resources/api-error-codes.json' with { type: 'json' };
import { GATEWAYS } from '../support/gateways/all.ts';
import { ask, type Told } from '../support/gateways/ask.ts';
import type { CodeClass, Fault } from '../support/gateways/frame/options.ts';
import { type GatewayDouble, startGateway } from '../support/gateways/frame/start-gateway.ts';
import { SENDING } from './clients.ts';

const NUMBERS = ['13800138000', '13900139000', '18612340003'];

type Seen = Told | { error: string };
const isError = (seen: Seen): seen is { error: string } => 'error' in seen;
const status = (seen: Seen): number => (isError(seen) ? -1 : seen.status);
const text = (seen: Seen): string => (isError(seen) ? seen.error : seen.text);

/** fault, whether the messages were taken, and what the client sees */
const TABLE: [fault: Fault, taken: boolean, seen: (seen: Seen) => boolean][] = [
  [{ kind: 'hang' }, true, isError],
  [{ kind: 'hang_dropped' }, false, isError],
  [{ kind: 'reset_after' }, true, isError],
  [{ kind: 'reset_before' }, false, isError],
  [{ kind: 'fin' }, true, isError],
  [{ kind: 'cut' }, true, isError],
  [{ kind: 'stall' }, true, isError],
  [{ kind: 'wrong_length' }, true, isError],
  [{ kind: 'gateway' }, true, (seen) => status(seen) === 502],
  [{ kind: 'gateway_json' }, true, (seen) => status(seen) === 503],
  [{ kind: 'refused_500' }, false, (seen) => status(seen) === 500],
  [{ kind: 'html' }, false, (seen) => status(seen) === 200 && text(seen).startsWith('<!DOCTYPE html>')],
  [
    { kind: 'redirect' },
    false,
    (seen) => status(seen) === 302 && !isError(seen) && seen.headers.location !== undefined,
  ],
  [
    { kind: 'rate', retryAfter: '7' },
    false,
    (seen) => status(seen) === 429 && !isError(seen) && seen.headers['retry-after'] === '7',
  ],
  [{ kind: 'rate_bare' }, false, (seen) => status(seen) === 429 && text(seen) === ''],
  [{ kind: 'garbage' }, true, (seen) => text(seen) === 'ok, thanks'],
  [{ kind: 'slow', ms: 60 }, true, (seen) => status(seen) === 200],
  [
    { kind: 'wrong_clock' },
    true,
    (seen) => !isError(seen) && Math.abs(Date.parse(String(seen.headers.date)) - Date.now() - 600_000) < 5000,
  ],
  [{ kind: 'shuffled' }, true, (seen) => status(seen) === 200],
];

describe.each(GATEWAYS)('$name', (gateway) => {
  let double: GatewayDouble;
  beforeEach(async () => {
    double = await startGateway(gateway);
  });
  afterEach(() => double.close());

  const request = SENDING[gateway.name];
  const numbers = gateway.name === 'ihuyi' ? NUMBERS.slice(0, 1) : NUMBERS;
  async function send(some = numbers, patience = 10_000): Promise<Seen> {
    if (request === undefined) throw new Error(`no client of ${gateway.name}`);
    return ask(double.url, { ...request(some), patience }).catch((error: Error) => ({ error: error.message }));
  }

  it('takes a plain send, and tells of each message once', async () => {
    expect(status(await send())).toBe(200);
    expect(double.account.counts()).toEqual(Object.fromEntries(numbers.map((number) => [number, 1])));
    expect(double.account.records(NUMBERS[0] ?? '')[0]?.text).toMatch(/^【测试】您好$|^您好【测试】$/);
    expect(double.account.totals.charged).toBe(numbers.length * 50);
  });

  it.each(TABLE)('%j', async (fault, taken, seen) => {
    double.faults.program([fault]);
    const silent = ['hang', 'hang_dropped', 'stall'].includes(fault.kind);
    const first = await send(numbers, silent ? 200 : undefined);
    expect(seen(first), text(first)).toBe(true);
    expect(double.account.totals.taken).toBe(taken ? numbers.length : 0);
    // and the next is answered properly
    expect(status(await send())).toBe(200);
    expect(double.account.totals.taken).toBe(numbers.length * (taken ? 2 : 1));
  });

  it.each(Object.entries(gateway.codes))('refuses as "%s" with %s', async (name, code) => {
    const taken = name === 'ambiguous';
    const fault: Fault = taken ? { kind: 'ambiguous' } : { kind: 'refused', class: name as CodeClass };
    double.faults.program([fault]);
    expect(text(await send())).toContain(code);
    expect(double.account.totals.taken).toBe(taken ? numbers.length : 0);
  });

  it('has no money, knows a blacklist, refuses a number that is none', async () => {
    double.account.setBalance(0);
    expect(text(await send())).toContain(gateway.codes.balance);
    double.account.setBalance(1_000_000);
    double.rules.blacklist = [NUMBERS[0] ?? ''];
    expect(text(await send(NUMBERS.slice(0, 1)))).toContain(
      gateway.codes.number_blacklist ?? gateway.codes.number_invalid,
    );
    expect(text(await send(['12']))).toContain(gateway.codes.number_invalid);
    expect(double.account.totals.taken).toBe(0);
  });

  it('refuses another key', async () => {
    await double.close();
    const wrong = Object.entries(gateway.credentials).map(([key, value]): [string, string] => [key, `${value}x`]);
    double = await startGateway(gateway, { credentials: Object.fromEntries(wrong) });
    await send();
    expect(double.account.totals).toMatchObject({ taken: 0, requests: 0 });
  });

  it('keeps the classes of the published list of codes', () => {
    const lists: Record<string, { codes: { code: string; class: string }[] }> = apiCodes.providers;
    const list = lists[gateway.name] ?? lists[`${gateway.name}-v1`];
    const same: Partial<Record<CodeClass, string>> = {
      rate: 'retry_later',
      credentials: 'account_stop',
      ip: 'account_stop',
      balance: 'account_stop',
    };
    for (const [name, code] of Object.entries(gateway.codes)) {
      const published = list?.codes.find((row) => row.code === code || row.code === code.replace(/\.[^.]+$/, '.*'));
      // "bad format" is said of a number, too
      if (name === 'number_invalid' && published?.class === 'request_bug') continue;
      if (published !== undefined) expect([code, published.class]).toEqual([code, same[name as CodeClass] ?? name]);
    }
  });
});

describe('rows told otherwise than they are', () => {
  const rowsOf = async (fault: Fault): Promise<{ PhoneNumber: string; Code: unknown; SerialNo: unknown }[]> => {
    const gateway = GATEWAYS.find(({ name }) => name === 'tencent');
    const request = SENDING.tencent;
    if (gateway === undefined || request === undefined) throw new Error('no tencent');
    const double = await startGateway(gateway, { faults: [fault], seed: 3 });
    const told = await ask(double.url, request(NUMBERS)).finally(() => double.close());
    return JSON.parse(told.text).Response.SendStatusSet;
  };
  const numbersOf = async (fault: Fault) => (await rowsOf(fault)).map((row) => row.PhoneNumber.slice(3));

  it('missing, extra, duplicated, shuffled, contradicting', async () => {
    expect(await numbersOf({ kind: 'missing' })).not.toContain(NUMBERS[0]);
    expect(await numbersOf({ kind: 'extra' })).toEqual([...NUMBERS, '13099990000']);
    expect(await numbersOf({ kind: 'duplicated' })).toEqual([...NUMBERS, NUMBERS[0]]);
    expect(await numbersOf({ kind: 'shuffled' })).toEqual(NUMBERS.toReversed());
    const rows = await rowsOf({ kind: 'contradicting' });
    expect([rows[0]?.Code, rows.at(-1)?.Code]).toEqual(['Ok', 'LimitExceeded.PhoneNumberDailyLimit']);
  });

  it('partly refused, and of types they never have', async () => {
    const codes = (await rowsOf({ kind: 'partial' })).map((row) => row.Code);
    expect(codes.some((code) => code !== 'Ok')).toBe(true);
    expect((await rowsOf({ kind: 'wrong_types' }))[0]).toMatchObject({ Code: true, SerialNo: {} });
  });
});
