import { z } from 'zod';
import type { Check } from '../../../shared/contract/channels.ts';
import type { ReportRecord } from '../../core/message-outcome.ts';
import type {
  BatchRequest,
  Channel,
  ChannelConfig,
  ChannelDeps,
  LookupQuery,
  LookupResult,
  Provider,
  Pulled,
} from '../channel.ts';
import { checked } from '../reply/account-checks.ts';
import { exchange, readAnswer } from '../reply/ask.ts';
import { balanceChecks } from '../reply/balance-checks.ts';
import { createHeldPage } from '../reply/held-page.ts';
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
const purse = account.transform(({ balance }) => ({ left: balance }));

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

  const reports = createHeldPage(deps.state, 'reports', async (): Promise<Pulled<ReportRecord>> => {
    const answer = await ask(pullStatusCall(apikey, PAGE), rows);
    if (answer.kind === 'failed') return { kind: 'failed', code: answer.code, permission: answer.permission };
    const now = deps.clock.now();
    return {
      kind: 'page',
      rows: answer.value.map((value) => readReport(value, now)),
      more: answer.value.length >= PAGE,
    };
  });

  async function check(): Promise<Check[]> {
    const answer = await ask(accountCall(apikey), purse);
    const checks = balanceChecks(answer, { ip: ['YP:-3'], broke: 'YP:3', now: deps.clock.now() });
    return answer.kind === 'ok' ? [...checks, checked('reports', await reports.probe())] : checks;
  }

  return {
    descriptor: yunpianDescriptor,
    async send({ clientRef, messages, signal }: BatchRequest) {
      const call = sendCall(apikey, messages, config.sendUid === true ? clientRef : null);
      const result = readSend(await post(call, signal), messages);
      if (result.alarm !== null) deps.logger.warn('yunpian.alarm', { ref: clientRef, alarm: result.alarm });
      return result;
    },
    pullReports: reports.pull,
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
