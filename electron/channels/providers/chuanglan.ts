import type { ReportRecord } from '../../core/message-outcome.ts';
import type { BatchRequest, Channel, ChannelConfig, ChannelDeps, Provider, Pulled } from '../channel.ts';
import { deadlineMsOf } from '../free-text-descriptor.ts';
import { checked } from '../reply/account-checks.ts';
import { exchange, readAnswer } from '../reply/ask.ts';
import { balanceChecks } from '../reply/balance-checks.ts';
import { createHeldPage } from '../reply/held-page.ts';
import { readWholeVerdict } from '../reply/read-whole-verdict.ts';
import { sendGroups } from '../reply/send-groups.ts';
import { completeConfig } from '../validate-config.ts';
import { chuanglanDescriptor } from './chuanglan/descriptor.ts';
import { PAGE, readReplyRow, readReport } from './chuanglan/read-pull.ts';
import { readSend, refusal } from './chuanglan/read-send.ts';
import { planGroups, sendCall } from './chuanglan/requests.ts';
import { left, pulled } from './chuanglan/schemas.ts';

function createChuanglan(given: ChannelConfig, deps: ChannelDeps): Channel {
  const config = completeConfig(chuanglanDescriptor, given);
  const endpoint = String(config.endpoint).replace(/\/+$/, '');
  const account = { account: String(config.account ?? ''), password: String(config.password ?? '') };
  const headers = { 'content-type': 'application/json;charset=utf-8' };
  const deadlineMs = deadlineMsOf(config);

  const post = (path: string, fields: Record<string, string>, signal?: AbortSignal) =>
    exchange(deps, {
      method: 'POST',
      url: `${endpoint}/msg/${path}`,
      headers,
      body: JSON.stringify({ ...account, ...fields }),
      deadlineMs,
      signal,
    });
  const askBalance = async () => readAnswer(await post('balance/json', {}), left, refusal);
  const pull = async (what: 'report' | 'mo') =>
    readAnswer(await post(`pull/${what}`, { count: String(PAGE) }), pulled, refusal);

  const reports = createHeldPage(deps.state, 'reports', async (): Promise<Pulled<ReportRecord>> => {
    const answer = await pull('report');
    if (answer.kind === 'failed') return { kind: 'failed', code: answer.code, permission: answer.permission };
    const now = deps.clock.now();
    const { result } = answer.value;
    return { kind: 'page', rows: result.map((row) => readReport(row, now)), more: result.length >= PAGE };
  });

  return {
    descriptor: chuanglanDescriptor,
    async send({ clientRef, messages, signal }: BatchRequest) {
      return sendGroups(planGroups(messages), 1, async (group) => {
        const { path, fields } = sendCall(group, clientRef);
        const reply = await post(path, fields, signal);
        return readWholeVerdict(reply, group, (status, value) => readSend(status, value, group));
      });
    },
    pullReports: reports.pull,
    async pullReplies() {
      const answer = await pull('mo');
      if (answer.kind === 'failed') return { kind: 'failed', code: answer.code, permission: answer.permission };
      const now = deps.clock.now();
      const { result } = answer.value;
      const rows = result.map((row) => readReplyRow(row, now)).filter((row) => row !== null);
      if (rows.length < result.length)
        deps.logger.warn('chuanglan.bad_reply_rows', { rows: result.length - rows.length });
      return { kind: 'page', rows, more: result.length >= PAGE };
    },
    async balance() {
      const answer = await askBalance();
      if (answer.kind === 'failed') return { kind: 'failed', code: answer.code };
      return { kind: 'ok', balance: { kind: 'parts', amount: answer.value.left, at: deps.clock.now() } };
    },
    async check() {
      const answer = await askBalance();
      const checks = balanceChecks(answer, { ip: ['CL:117'], broke: 'CL:109', now: deps.clock.now() });
      return answer.kind === 'ok' ? [...checks, checked('reports', await reports.probe())] : checks;
    },
    close: async () => undefined,
  };
}

/** 创蓝253 v1: free text that begins with 【signature】. */
export const chuanglan: Provider = { descriptor: chuanglanDescriptor, create: createChuanglan };
