import { z } from 'zod';
import type { Check } from '../../../shared/contract/channels.ts';
import type {
  BatchRequest,
  Channel,
  ChannelConfig,
  ChannelDeps,
  LookupQuery,
  LookupResult,
  Provider,
} from '../channel.ts';
import { exchange, readAnswer } from '../reply/ask.ts';
import { clockCheck } from '../reply/clock-check.ts';
import { bareNumber } from '../reply/match-numbers.ts';
import { shanghaiText } from '../shanghai-text.ts';
import { completeConfig } from '../validate-config.ts';
import { yunpianDescriptor } from './yunpian/descriptor.ts';
import { readReplyRow, readReport, recordStatus } from './yunpian/read-pull.ts';
import { readRefusal, readSend } from './yunpian/read-send.ts';
import { type ApiCall, accountCall, pullReplyCall, pullStatusCall, recordCall, sendCall } from './yunpian/requests.ts';
import { account, type RecordRow, recordRow } from './yunpian/schemas.ts';

const PAGE = 100;
const RECORD_PAGES = 5;
const HEADERS = {
  accept: 'application/json;charset=utf-8',
  'content-type': 'application/x-www-form-urlencoded;charset=utf-8',
};

const rows = z.array(z.unknown());

function createYunpian(given: ChannelConfig, deps: ChannelDeps): Channel {
  const config = completeConfig(yunpianDescriptor, given);
  const apikey = String(config.apikey ?? '');
  const endpoint = String(config.endpoint).replace(/\/+$/, '');
  const deadlineMs = Number(config.deadlineSeconds) * 1000;

  const post = (call: ApiCall, signal?: AbortSignal) =>
    exchange(deps, {
      method: 'POST',
      url: endpoint + call.path,
      headers: HEADERS,
      body: call.body,
      deadlineMs,
      signal,
    });

  const ask = async <T>(call: ApiCall, schema: z.ZodType<T>) => readAnswer(await post(call), schema, readRefusal);

  async function records(query: LookupQuery): Promise<RecordRow[] | { code: string }> {
    const found: RecordRow[] = [];
    for (let page = 1; page <= RECORD_PAGES; page++) {
      const answer = await ask(
        recordCall(apikey, {
          mobile: query.number,
          from: shanghaiText(query.from),
          // whole seconds only: round up, or a message of the last second is missed
          to: shanghaiText(query.to + 999),
          page,
          size: PAGE,
        }),
        rows,
      );
      if (answer.kind === 'failed') return { code: answer.code };
      for (const value of answer.value) {
        const row = recordRow.safeParse(value);
        if (!row.success) return { code: 'BAD_REPLY' };
        found.push(row.data);
      }
      if (answer.value.length < PAGE) return found;
    }
    return { code: 'TOO_MANY_RECORDS' };
  }

  async function lookup(query: LookupQuery): Promise<LookupResult> {
    const found = await records(query);
    if ('code' in found) return { kind: 'unavailable', code: found.code };
    const own = found.filter((row) => bareNumber(row.mobile) === query.number);
    const byUid = own.filter((row) => row.uid !== '' && row.uid === query.clientRef);
    const byText = own.filter((row) => row.uid === '' && row.text === query.text);
    const byId = own.filter((row) => row.sid === query.providerId);
    const row = query.providerId === undefined ? (byUid[0] ?? byText[0]) : byId[0];
    if (!row) return { kind: 'absent' };
    const evidence = byId.length > 0 ? 'sid' : byUid.length > 0 ? 'uid' : `text ${byText.length}`;
    return { kind: 'found', providerId: row.sid, ...recordStatus(row), evidence };
  }

  async function check(): Promise<Check[]> {
    const answer = await ask(accountCall(apikey), account);
    const reached = answer.reply.body.kind === 'json';
    const checks: Check[] = [
      { item: 'network', passed: reached, code: reached || answer.kind === 'ok' ? null : answer.code, detail: '' },
    ];
    if (!reached) return checks;
    const passed = answer.kind === 'ok';
    checks.push({ item: 'credentials', passed, code: passed ? null : answer.code, detail: '' });
    if (passed) {
      const left = answer.value.balance;
      checks.push({ item: 'balance', passed: left > 0, code: left > 0 ? null : 'YP:3', detail: String(left) });
    }
    checks.push(...clockCheck(answer.reply, deps.clock.now()));
    return checks;
  }

  return {
    descriptor: yunpianDescriptor,
    async send({ clientRef, messages, signal }: BatchRequest) {
      const call = sendCall(apikey, messages, config.sendUid === true ? clientRef : null);
      const result = readSend(await post(call, signal), messages);
      if (result.alarm !== null) deps.logger.warn('yunpian.alarm', { ref: clientRef, alarm: result.alarm });
      return result;
    },
    async pullReports() {
      const answer = await ask(pullStatusCall(apikey, PAGE), rows);
      if (answer.kind === 'failed') return { kind: 'failed', code: answer.code, permission: answer.permission };
      const now = deps.clock.now();
      return {
        kind: 'page',
        rows: answer.value.map((value) => readReport(value, now)),
        more: answer.value.length >= PAGE,
      };
    },
    async pullReplies() {
      const answer = await ask(pullReplyCall(apikey, PAGE), rows);
      if (answer.kind === 'failed') return { kind: 'failed', code: answer.code, permission: answer.permission };
      const now = deps.clock.now();
      const read = answer.value.map((value) => readReplyRow(value, now)).filter((row) => row !== null);
      if (read.length < answer.value.length)
        deps.logger.warn('yunpian.bad_reply_rows', { rows: answer.value.length - read.length });
      return { kind: 'page', rows: read, more: answer.value.length >= PAGE };
    },
    lookup,
    async balance() {
      const answer = await ask(accountCall(apikey), account);
      if (answer.kind === 'failed') return { kind: 'failed', code: answer.code };
      return { kind: 'ok', balance: { kind: 'money', amount: answer.value.balance, at: deps.clock.now() } };
    },
    check,
    close: async () => undefined,
  };
}

/** 云片 v2: free text that begins with the approved 【signature】. */
export const yunpian: Provider = { descriptor: yunpianDescriptor, create: createYunpian };
