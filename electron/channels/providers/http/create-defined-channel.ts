import iconv from 'iconv-lite';
import type { HttpCall, HttpDefinition, Locator } from '../../../../shared/contract/http-definition.ts';
import type { OutMessage, ReplyRecord, ReportRecord } from '../../../core/message-outcome.ts';
import type { HttpOutcome } from '../../../platform/ports.ts';
import type { Channel, ChannelDeps, Pulled } from '../../channel.ts';
import { fitsGbk } from '../../gbk.ts';
import { checked, firstChecks } from '../../reply/account-checks.ts';
import type { Asked } from '../../reply/ask.ts';
import { liOfYuan } from '../../reply/decimal.ts';
import { notExpressible, sameText } from '../../reply/for-request.ts';
import { createHeldPage } from '../../reply/held-page.ts';
import { type ReadReply, readReply } from '../../reply/read-reply.ts';
import { readWholeVerdict, refuseUnsent } from '../../reply/read-whole-verdict.ts';
import { isPlainHost } from '../../safe-url.ts';
import { buildRequest, type Keys } from './build-request.ts';
import { descriptorOf, manyCall } from './descriptor.ts';
import { type Answered, locate, readAnswered, valueAt } from './locate.ts';
import { readReplyRow, readReport } from './read-pull.ts';
import { ipCodes, readSend, refusalOf } from './read-send.ts';

interface Said {
  messages?: readonly OutMessage[];
  clientRef?: string;
  signal?: AbortSignal;
}

const inUtf8 = (outcome: HttpOutcome, charset: HttpDefinition['charset']): HttpOutcome =>
  outcome.kind === 'reply' && charset === 'gbk'
    ? { ...outcome, body: Buffer.from(iconv.decode(Buffer.from(outcome.body), 'gbk')) }
    : outcome;

/** An answer without a word is no answer: it decides nothing. */
function answeredOf(text: string): Answered {
  if (text.trim() === '' || text.includes('\0')) throw new SyntaxError('empty');
  return readAnswered(text);
}

export function createDefinedChannel(
  definition: HttpDefinition,
  keys: Keys,
  deadlineMs: number,
  { http, clock, state, logger }: ChannelDeps,
): Channel {
  const { reports, replies, balance } = definition;
  const descriptor = descriptorOf(definition);

  async function run(call: HttpCall, { messages = [], clientRef = '', signal }: Said = {}): Promise<ReadReply> {
    const built = buildRequest(call, definition, keys, { messages, clientRef, now: clock.now() });
    const outcome: HttpOutcome =
      built === null
        ? { kind: 'not_sent', code: 'BAD_HEADER' }
        : await http.request({ ...built, deadlineMs, signal, plain: isPlainHost(built.url, definition.plainHosts) });
    return readReply(inUtf8(outcome, definition.charset), clock.now(), answeredOf);
  }

  async function ask<T>(
    call: HttpCall,
    code: Locator | undefined,
    read: (answered: Answered) => T | null,
  ): Promise<Asked<T>> {
    const reply = await run(call);
    const { body } = reply;
    if (body.kind !== 'json') return { kind: 'failed', code: body.code, permission: false, reply };
    // our own parser made it
    const answered = body.value as Answered;
    const refusal = code === undefined ? null : refusalOf(definition, locate(code, answered));
    if (refusal !== null) return { kind: 'failed', ...refusal, reply };
    const value = body.status === 200 ? read(answered) : null;
    if (value !== null) return { kind: 'ok', value, reply };
    return {
      kind: 'failed',
      code: body.status === 200 ? 'BAD_REPLY' : `HTTP_${body.status}`,
      permission: false,
      reply,
    };
  }

  async function pull<T>(
    source: { call: HttpCall; code?: Locator | undefined; rows: string; page: number },
    read: (row: unknown) => T | null,
  ): Promise<Pulled<T>> {
    const answer = await ask(source.call, source.code, ({ json }) => {
      const rows = valueAt(json, source.rows);
      return Array.isArray(rows) ? (rows as unknown[]) : null;
    });
    if (answer.kind === 'failed') return { kind: 'failed', code: answer.code, permission: answer.permission };
    const rows = answer.value.map(read).filter((row) => row !== null);
    if (rows.length < answer.value.length) logger.warn('http.bad_rows', { rows: answer.value.length - rows.length });
    return { kind: 'page', rows, more: answer.value.length >= source.page };
  }

  const left = (source: NonNullable<typeof balance>) =>
    ask(source.call, source.code, (answered) => {
      const text = locate(source.left, answered);
      if (text === null) return null;
      const amount = source.unit === 'yuan' ? liOfYuan(text) : /^\d{1,12}$/.test(text) ? Number(text) : null;
      return amount === null ? null : { left: amount };
    });
  const held =
    reports === undefined
      ? null
      : createHeldPage<ReportRecord>(state, 'reports', () =>
          pull(reports, (row) => readReport(reports, row, clock.now())),
        );

  return {
    descriptor,
    async send({ clientRef, messages, signal }) {
      const signatures = new Set(messages.map(({ signature }) => signature));
      const expressible = sameText(messages) || (descriptor.batchPersonal > 1 && signatures.size === 1);
      if (!expressible || messages.length > definition.batch) return refuseUnsent(messages, notExpressible);
      if (definition.charset === 'gbk' && !messages.every((message) => fitsGbk(message.text)))
        return refuseUnsent(messages, { kind: 'rejected', code: 'NOT_GBK', reject: 'content' });
      const call = messages.length > 1 ? manyCall(definition) : definition.send;
      const reply = await run(call, { messages, clientRef, ...(signal ? { signal } : {}) });
      return readWholeVerdict(reply, messages, (status, value) =>
        readSend(definition, status, value as Answered, messages, clientRef),
      );
    },
    ...(held === null ? {} : { pullReports: held.pull }),
    ...(replies === undefined
      ? {}
      : {
          pullReplies: () => pull<ReplyRecord>(replies, (row) => readReplyRow(replies, row, clock.now())),
        }),
    ...(balance === undefined
      ? {}
      : {
          async balance() {
            const answer = await left(balance);
            if (answer.kind === 'failed') return { kind: 'failed' as const, code: answer.code };
            const kind = balance.unit === 'yuan' ? ('money' as const) : ('parts' as const);
            return { kind: 'ok' as const, balance: { kind, amount: answer.value.left, at: clock.now() } };
          },
        }),
    async check() {
      // only a question can be asked for a try; without one there is nothing to look at
      if (balance === undefined) return held === null ? [] : [checked('reports', await held.probe())];
      const answer = await left(balance);
      const first = firstChecks(answer, clock.now(), (code) => ipCodes(definition).includes(code));
      if (answer.kind === 'failed') return first;
      const money = checked('balance', answer.value.left > 0 ? null : 'BALANCE', String(answer.value.left));
      return [...first, money, ...(held === null ? [] : [checked('reports', await held.probe())])];
    },
    close: async () => undefined,
  };
}
