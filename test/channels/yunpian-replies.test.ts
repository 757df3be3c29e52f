import { describe, expect, it } from 'vitest';
import { readReplyRow, readReport } from '../../electron/channels/providers/yunpian/read-pull.ts';
import { readSend } from '../../electron/channels/providers/yunpian/read-send.ts';
import { parseLossless } from '../../electron/channels/reply/lossless-json.ts';
import { readReply } from '../../electron/channels/reply/read-reply.ts';
import type { OutMessage } from '../../electron/core/message-outcome.ts';

const one: OutMessage[] = [
  { messageId: 1, number: '13800138000', text: '【测试店】好', signature: '测试店', parts: 1 },
];
const two: OutMessage[] = [
  ...one,
  { messageId: 2, number: '13900139000', text: '【测试店】好', signature: '测试店', parts: 1 },
];

const read = (messages: OutMessage[], status: number, body: string, headers: Record<string, string> = {}) =>
  readSend(readReply({ kind: 'reply', status, headers, body: Buffer.from(body) }, 0), messages);

const row = (mobile: string, more = '') =>
  `{"code":0,"msg":"发送成功","count":1,"fee":0.05,"unit":"RMB","mobile":"${mobile}","sid":9223372036854775807${more}}`;
const batch = (total: string, ...rows: string[]) =>
  `{"total_count":${total},"total_fee":"0.05","unit":"RMB","data":[${rows.join(',')}]}`;

describe('what one answer means', () => {
  it.each([
    ['an id at the edge of 64 bits', one, 200, row('13800138000'), ['accepted 9223372036854775807'], null],
    ['a country prefix', one, 200, row('+8613800138000'), ['accepted 9223372036854775807'], null],
    ['fields nobody announced', one, 200, row('13800138000', ',"new":[1]'), ['accepted 9223372036854775807'], null],
    ['accepted without an id', one, 200, row('13800138000').replace(/,"sid":\d+/, ''), ['unknown BAD_REPLY'], null],
    ['another number than asked', one, 200, row('13911112222'), ['unknown MISSING'], 'EXTRA_NUMBER'],
    ['a refusal with status 200', one, 200, '{"code":22,"msg":"x","mobile":"13800138000"}', ['rejected YP:22'], null],
    [
      'a failure envelope with status 200',
      one,
      200,
      '{"http_status_code":400,"code":5,"msg":"x","detail":"y"}',
      ['rejected YP:5'],
      null,
    ],
    [
      'bad format of our request',
      one,
      400,
      '{"http_status_code":400,"code":2,"msg":"x","detail":"参数 text 不正确"}',
      ['rejected YP:2 request'],
      null,
    ],
    [
      'bad format of the one number',
      one,
      400,
      '{"http_status_code":400,"code":2,"msg":"x","detail":"参数 mobile 格式不正确"}',
      ['rejected YP:2 number'],
      null,
    ],
    ['code 0 in a failure', one, 400, '{"http_status_code":400,"code":0,"msg":"OK"}', ['unknown HTTP_400'], null],
    [
      'a code as text in a failure',
      one,
      400,
      '{"http_status_code":400,"code":"3","msg":"x"}',
      ['unknown HTTP_400'],
      null,
    ],
    ['500 that is not quite theirs', one, 500, '{"code":-51,"msg":"busy"}', ['unknown HTTP_500'], null],
    [
      '500 with an ambiguous code',
      one,
      500,
      '{"http_status_code":500,"code":-53,"msg":"x","detail":""}',
      ['unknown YP:-53'],
      null,
    ],
    ['an empty 200', two, 200, '', ['unknown BAD_REPLY', 'unknown BAD_REPLY'], null],
    ['null', two, 200, 'null', ['unknown BAD_REPLY', 'unknown BAD_REPLY'], null],
    ['an empty batch', two, 200, batch('0'), ['unknown MISSING', 'unknown MISSING'], null],
    [
      'a count as text',
      two,
      200,
      batch('"2"', row('13800138000'), row('13900139000')),
      ['unknown BAD_REPLY', 'unknown BAD_REPLY'],
      null,
    ],
    [
      'a count that does not add up',
      two,
      200,
      batch('7', row('13800138000'), row('13900139000')),
      ['accepted 9223372036854775807', 'accepted 9223372036854775807'],
      'COUNT',
    ],
    ['one answer for two questions', two, 200, row('13800138000'), ['unknown BAD_REPLY', 'unknown BAD_REPLY'], null],
    ['403 of a firewall', two, 403, 'Forbidden', ['unknown HTTP_403', 'unknown HTTP_403'], null],
  ])('%s', (_name, messages, status, body, want, alarm) => {
    const { outcomes, alarm: raised } = read(messages, status, body);
    outcomes.forEach((outcome, i) => {
      const said = outcome.kind === 'accepted' ? outcome.providerId : outcome.code;
      const reject = outcome.kind === 'rejected' ? ` ${outcome.reject}` : '';
      expect(`${outcome.kind} ${said}${reject}`).toContain(want[i]);
    });
    expect(outcomes).toHaveLength(messages.length);
    expect(raised).toBe(alarm);
  });

  it.each([
    ['a page by its type', 200, 'hello', { 'content-type': 'text/html' }, true],
    ['a page by its looks', 200, ' <!DOCTYPE html>', {}, true],
    ['network authentication required', 511, '', {}, true],
    ['moved', 301, '', {}, true],
    ['a gateway in trouble', 504, '<html>', { 'content-type': 'text/html' }, false],
    ['plain text', 200, 'ok', {}, false],
  ] as const)('a portal or not: %s', (_name, status, body, headers, portal) => {
    const result = read(one, status, body, headers);
    expect(result.portal).toBe(portal);
    expect(result.outcomes[0]?.kind).toBe('unknown');
  });

  it('the same number twice in one request gets two verdicts in order', () => {
    const twice = [...one, { ...one[0]!, messageId: 2 }];
    const { outcomes, alarm } = read(
      twice,
      200,
      batch('2', row('13800138000').replace(/\d{19}/, '1001'), row('13800138000').replace(/\d{19}/, '1002')),
    );
    expect(outcomes.map((outcome) => outcome.kind === 'accepted' && outcome.providerId)).toEqual(['1001', '1002']);
    expect(alarm).toBeNull();
    expect(read(twice, 200, batch('1', row('13800138000'))).outcomes.map((outcome) => outcome.kind)).toEqual([
      'unknown',
      'unknown',
    ]);
  });
});

describe('rows of the pull queues', () => {
  it('a row nobody can read is kept, for the provider has already deleted it', () => {
    const report = readReport(parseLossless('{"sid":9007199254740993,"strange":true}'), 42);
    expect(report).toEqual({
      providerId: '',
      number: '',
      status: 'pending',
      code: 'BAD_ROW',
      at: 42,
      clientRef: null,
      raw: '{"sid":9007199254740993,"strange":true}',
    });
  });

  it('a failure without a code, a time that is missing', () => {
    const text =
      '{"sid":1,"uid":null,"user_receive_time":null,"error_msg":"","mobile":"13800138000","report_status":"FAIL"}';
    expect(readReport(parseLossless(text), 42)).toMatchObject({
      status: 'failed',
      code: 'UNKNOWN',
      at: 42,
      clientRef: null,
    });
    expect(readReport(parseLossless(text.replace('FAIL', 'SENDING')), 42).status).toBe('pending');
  });

  it('a reply without an id gets the same made-up one each time', () => {
    const value = parseLossless('{"mobile":"13800138000","text":"T","reply_time":"2026-01-01 00:00:00"}');
    const first = readReplyRow(value, 1);
    expect(first?.providerId).toMatch(/^[0-9a-f]{32}$/);
    expect(readReplyRow(value, 2)).toEqual(first);
    expect(readReplyRow(parseLossless('{"x":1}'), 1)).toBeNull();
  });
});
