import type { ReportRecord } from '../../core/message-outcome.ts';
import type { BatchRequest, Channel, ChannelConfig, ChannelDeps, Provider, Pulled } from '../channel.ts';
import { deadlineMsOf } from '../free-text-descriptor.ts';
import { fitsGbk } from '../gbk.ts';
import { checked } from '../reply/account-checks.ts';
import { exchange, readAnswer } from '../reply/ask.ts';
import { balanceChecks } from '../reply/balance-checks.ts';
import { createHeldPage } from '../reply/held-page.ts';
import { readWholeVerdict, refuseUnsent } from '../reply/read-whole-verdict.ts';
import { completeConfig } from '../validate-config.ts';
import { montnetsDescriptor } from './montnets/descriptor.ts';
import { readReplyRow, readReports } from './montnets/read-pull.ts';
import { purse, readSend, refusal } from './montnets/read-reply.ts';
import { type ApiCall, custidOf, montnetsPassword, montnetsTimestamp, sendCall } from './montnets/requests.ts';
import { moPage, rptPage } from './montnets/schemas.ts';
import { createSegments } from './montnets/segments.ts';

const REPORTS = 500;
const REPLIES = 200;

function createMontnets(given: ChannelConfig, deps: ChannelDeps): Channel {
  const config = completeConfig(montnetsDescriptor, given);
  const endpoint = String(config.endpoint).replace(/\/+$/, '');
  const userid = String(config.userid ?? '').toUpperCase();
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const deadlineMs = deadlineMsOf(config);
  const plain = config.allowPlainHttp === true;
  const segments = createSegments(deps);

  function post({ path, fields }: ApiCall, signal?: AbortSignal) {
    const timestamp = montnetsTimestamp(deps.clock.now());
    const pwd = montnetsPassword(userid, String(config.password ?? ''), timestamp);
    // JSON: in a form it would be anybody's guess how often the text is encoded
    const body = JSON.stringify({ userid, pwd, timestamp, ...fields });
    const url = `${endpoint}/sms/v2/std/${path}`;
    return exchange(deps, { method: 'POST', url, headers, body, deadlineMs, signal, plain });
  }
  const askBalance = async () => readAnswer(await post({ path: 'get_balance', fields: {} }), purse, refusal);

  const reports = createHeldPage(deps.state, 'reports', async (): Promise<Pulled<ReportRecord>> => {
    const reply = await post({ path: 'get_rpt', fields: { retsize: REPORTS } });
    const answer = readAnswer(reply, rptPage, refusal);
    if (answer.kind === 'failed') return { kind: 'failed', code: answer.code, permission: answer.permission };
    const { rpts } = answer.value;
    // the manual: ask again until nothing comes
    return { kind: 'page', rows: await readReports(rpts, segments, deps.clock.now()), more: rpts.length > 0 };
  });

  return {
    descriptor: montnetsDescriptor,
    async send({ clientRef, messages, signal }: BatchRequest) {
      if (!messages.every((message) => fitsGbk(message.text)))
        return refuseUnsent(messages, { kind: 'rejected', code: 'NOT_GBK', reject: 'content' });
      const reply = await post(sendCall(messages, clientRef), signal);
      return readWholeVerdict(reply, messages, (status, value) =>
        readSend(status, value, messages, custidOf(clientRef)),
      );
    },
    pullReports: reports.pull,
    async pullReplies() {
      const answer = readAnswer(await post({ path: 'get_mo', fields: { retsize: REPLIES } }), moPage, refusal);
      if (answer.kind === 'failed') return { kind: 'failed', code: answer.code, permission: answer.permission };
      const now = deps.clock.now();
      const { mos } = answer.value;
      const rows = mos.map((value) => readReplyRow(value, now)).filter((row) => row !== null);
      if (rows.length < mos.length) deps.logger.warn('montnets.bad_reply_rows', { rows: mos.length - rows.length });
      return { kind: 'page', rows, more: mos.length > 0 };
    },
    async balance() {
      const answer = await askBalance();
      if (answer.kind === 'failed') return { kind: 'failed', code: answer.code };
      const { kind, left } = answer.value;
      return { kind: 'ok', balance: { kind, amount: left, at: deps.clock.now() } };
    },
    async check() {
      const answer = await askBalance();
      const checks = balanceChecks(answer, { ip: ['MW:-100057'], broke: 'MW:-100003', now: deps.clock.now() });
      return answer.kind === 'ok' ? [...checks, checked('reports', await reports.probe())] : checks;
    },
    close: async () => undefined,
  };
}

/** 梦网: free text in GBK; one report a segment. */
export const montnets: Provider = { descriptor: montnetsDescriptor, create: createMontnets };
