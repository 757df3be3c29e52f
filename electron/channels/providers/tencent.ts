import type { Check } from '../../../shared/contract/channels.ts';
import type { ReplyRecord, ReportRecord } from '../../core/message-outcome.ts';
import type { BatchRequest, Channel, ChannelConfig, ChannelDeps, Provider, Pulled } from '../channel.ts';
import { catalogChecks, checked, firstChecks } from '../reply/account-checks.ts';
import { createHeldPage } from '../reply/held-page.ts';
import { sameForAll } from '../reply/match-numbers.ts';
import { groupsOf, sendGroups } from '../reply/send-groups.ts';
import { completeConfig } from '../validate-config.ts';
import { packageParts, readCatalog, readStatistics } from './tencent/account.ts';
import { createTencentClient, type Params } from './tencent/client.ts';
import { tencentDescriptor } from './tencent/descriptor.ts';
import { lookup } from './tencent/lookup.ts';
import { readReplyRow, readReport } from './tencent/read-pull.ts';
import { readSend } from './tencent/read-send.ts';
import {
  BY_NUMBER_MS,
  byNumberParams,
  MOST_NUMBERS,
  PAGE,
  pullParams,
  sendParams,
  shareKey,
} from './tencent/requests.ts';
import { replies, reports } from './tencent/schemas.ts';

/** requests one personal batch may have out at once */
const WIDTH = 4;

function createTencent(given: ChannelConfig, deps: ChannelDeps): Channel {
  const config = completeConfig(tencentDescriptor, given);
  const appId = String(config.smsSdkAppId ?? '');
  const client = createTencentClient(config, deps);

  async function pullReports(): Promise<Pulled<ReportRecord>> {
    const answer = await client.ask('PullSmsSendStatus', pullParams(appId), reports);
    if (answer.kind === 'failed') return { kind: 'failed', code: answer.code, permission: answer.permission };
    const given = answer.value.PullSmsSendStatusSet;
    const now = deps.clock.now();
    return { kind: 'page', rows: given.map((value) => readReport(value, now)), more: given.length >= PAGE };
  }

  async function readReplies(action: string, params: Params): Promise<Pulled<ReplyRecord>> {
    const answer = await client.ask(action, params, replies);
    if (answer.kind === 'failed') return { kind: 'failed', code: answer.code, permission: answer.permission };
    const given = answer.value.PullSmsReplyStatusSet;
    const now = deps.clock.now();
    const rows = given.map((value) => readReplyRow(value, now)).filter((row) => row !== null);
    if (rows.length < given.length) deps.logger.warn('tencent.bad_reply_rows', { rows: given.length - rows.length });
    return { kind: 'page', rows, more: given.length >= PAGE };
  }

  const reportQueue = createHeldPage(deps.state, 'heldReports', pullReports);
  const replyQueue = createHeldPage(deps.state, 'heldReplies', () =>
    readReplies('PullSmsReplyStatus', pullParams(appId)),
  );

  async function check(): Promise<Check[]> {
    const left = await packageParts(client, appId, deps.clock.now());
    const checks = firstChecks(left, deps.clock.now(), (code) => /IpIn|IpNotIn/.test(code));
    if (left.kind === 'failed') return checks;
    const parts = checked('balance', left.value > 0 ? null : 'NO_PACKAGE', String(left.value));
    const catalog = catalogChecks(await readCatalog(client));
    const queues = [checked('reports', await reportQueue.probe()), checked('replies', await replyQueue.probe())];
    return [...checks, parts, ...catalog, ...queues];
  }

  return {
    descriptor: tencentDescriptor,
    async send({ clientRef, messages, signal }: BatchRequest) {
      const result = await sendGroups(groupsOf(messages, MOST_NUMBERS, shareKey), WIDTH, async (group) => {
        if (group[0]?.template === undefined) {
          const refused = sameForAll(group, { kind: 'rejected', code: 'NO_TEMPLATE', reject: 'request' });
          return { ...refused, portal: false, retryAfterMs: null, serverTime: null };
        }
        return readSend(await client.post('SendSms', sendParams(appId, group, clientRef), signal), group);
      });
      if (result.alarm !== null) deps.logger.warn('tencent.alarm', { ref: clientRef, alarm: result.alarm });
      return result;
    },
    pullReports: reportQueue.pull,
    pullReplies: replyQueue.pull,
    repliesOf(number) {
      // a minute's room: what lies before seven days is refused
      const from = deps.clock.now() - BY_NUMBER_MS + 60_000;
      return readReplies('PullSmsReplyStatusByPhoneNumber', byNumberParams(appId, number, from));
    },
    lookup: (query) => lookup(client, appId, query, deps.clock.now()),
    async balance() {
      const answer = await packageParts(client, appId, deps.clock.now());
      if (answer.kind === 'failed') return { kind: 'failed', code: answer.code };
      return { kind: 'ok', balance: { kind: 'parts', amount: answer.value, at: deps.clock.now() } };
    },
    catalog: () => readCatalog(client),
    statistics: (from, to) => readStatistics(client, appId, from, to),
    check,
    close: async () => undefined,
  };
}

/** 腾讯云 SMS 2021-01-11: the id of an approved template and its parameters. */
export const tencent: Provider = { descriptor: tencentDescriptor, create: createTencent };
