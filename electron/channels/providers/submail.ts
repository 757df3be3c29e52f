import type { z } from 'zod';
import type {
  BatchRequest,
  Channel,
  ChannelConfig,
  ChannelDeps,
  LookupQuery,
  LookupResult,
  Provider,
} from '../channel.ts';
import { deadlineMsOf } from '../free-text-descriptor.ts';
import { checked } from '../reply/account-checks.ts';
import { type Asked, exchange, readAnswer } from '../reply/ask.ts';
import { balanceChecks } from '../reply/balance-checks.ts';
import { writeLossless } from '../reply/lossless-json.ts';
import { unreadableReport } from '../reply/pull-rows.ts';
import type { ReadReply } from '../reply/read-reply.ts';
import { readWholeVerdict } from '../reply/read-whole-verdict.ts';
import { sendGroups } from '../reply/send-groups.ts';
import { completeConfig } from '../validate-config.ts';
import { createSigner } from './submail/create-signer.ts';
import { submailDescriptor } from './submail/descriptor.ts';
import { logStatus, replyOf, reportOf } from './submail/read-log.ts';
import { readSend, refusal } from './submail/read-send.ts';
import { covers, lookIn, type Window } from './submail/record-book.ts';
import { type ApiCall, planGroups, sendCall } from './submail/requests.ts';
import { logPage, logRow, moPage, purse } from './submail/schemas.ts';
import { createSweep } from './submail/sweep.ts';

const PAGE = 500;
/** a window read a moment ago serves all who ask about it */
const FRESH_MS = 61_000;
const HOUR_S = 3600;

function createSubmail(given: ChannelConfig, deps: ChannelDeps): Channel {
  const config = completeConfig(submailDescriptor, given);
  const endpoint = String(config.endpoint).replace(/\/+$/, '');
  const deadlineMs = deadlineMsOf(config);
  const signer = createSigner(config, deps, { endpoint, deadlineMs });
  const headers = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' };
  const reports = createSweep(deps, 'log', PAGE);
  const replies = createSweep(deps, 'mo', PAGE);
  let window: (Window & { at: number }) | null = null;
  /** what the log last said to a question: the interface may not be asked again at once */
  let logSaid: { code: string | null } | null = null;

  async function post({ path, fields }: ApiCall, signal?: AbortSignal): Promise<ReadReply> {
    const signed = await signer.sign(fields);
    // nothing has left yet: the clock of the provider could not be had
    if (signed.kind === 'failed') return signed.reply;
    return exchange(deps, { method: 'POST', url: endpoint + path, headers, body: signed.body, deadlineMs, signal });
  }
  const ask = async <T>(path: string, fields: Record<string, string>, schema: z.ZodType<T>): Promise<Asked<T>> =>
    readAnswer(await post({ path, fields }), schema, refusal);
  const span = (from: number, to: number, offset: number) => ({
    start_date: String(from),
    end_date: String(to),
    rows: String(PAGE),
    offset: String(offset),
  });

  async function askLog(from: number, to: number, offset: number): Promise<Asked<z.infer<typeof logPage>>> {
    const answer = await ask('/sms/log', span(from, to, offset), logPage);
    logSaid = { code: answer.kind === 'failed' ? answer.code : null };
    return answer;
  }

  /** whether the log may be read; null while it may not be asked yet and has not been before */
  async function logPermission(): Promise<{ code: string | null } | null> {
    if (!reports.mayAsk()) return logSaid;
    reports.touch();
    const now = Math.floor(deps.clock.now() / 1000);
    await askLog(now - HOUR_S, now, 0);
    return logSaid;
  }

  /** One question about the hours around serves everybody's look for a minute: the interface allows no more. */
  async function lookup(query: LookupQuery): Promise<LookupResult> {
    const now = deps.clock.monotonic();
    if (window === null || now - window.at >= FRESH_MS || !covers(window, query)) {
      if (!reports.mayAsk()) return { kind: 'unavailable', code: 'TOO_SOON' };
      reports.touch();
      const from = Math.floor(query.from / 1000) - HOUR_S;
      const to = Math.ceil(query.to / 1000) + HOUR_S;
      const answer = await askLog(from, to, 0);
      if (answer.kind === 'failed') return { kind: 'unavailable', code: answer.code };
      const { data, total } = answer.value;
      const rows = data.map((value) => logRow.safeParse(value)).flatMap((row) => (row.success ? [row.data] : []));
      window = { from, to, rows, complete: rows.length === total, at: now };
    }
    return lookIn(window, query);
  }

  return {
    descriptor: submailDescriptor,
    send: ({ clientRef, messages, signal }: BatchRequest) =>
      sendGroups(planGroups(messages), 1, async (group) =>
        readWholeVerdict(await post(sendCall(group, clientRef), signal), group, (status, value) =>
          readSend(status, value, group),
        ),
      ),
    async pullReports() {
      if (!reports.mayAsk()) return { kind: 'page', rows: [], more: false };
      const at = await reports.next();
      const answer = await askLog(at.from, at.to, at.offset);
      if (answer.kind === 'failed') return { kind: 'failed', code: answer.code, permission: answer.permission };
      const now = deps.clock.now();
      const { data, total } = answer.value;
      let oldestOpen: number | null = null;
      const rows = data.flatMap((value) => {
        const row = logRow.safeParse(value);
        if (!row.success) return [unreadableReport(writeLossless(value), now)];
        if (logStatus(row.data) !== 'pending') return [reportOf(row.data, value, now)];
        oldestOpen = Math.min(oldestOpen ?? at.to, row.data.send_at ?? at.from);
        return [];
      });
      reports.read(at, { rows: data.length, total, oldestOpen });
      return { kind: 'page', rows, more: false };
    },
    async pullReplies() {
      if (!replies.mayAsk()) return { kind: 'page', rows: [], more: false };
      const at = await replies.next();
      const answer = await ask('/sms/mo', span(at.from, at.to, at.offset), moPage);
      if (answer.kind === 'failed') return { kind: 'failed', code: answer.code, permission: answer.permission };
      const now = deps.clock.now();
      const { mo, total } = answer.value;
      const rows = mo.map((value) => replyOf(value, now)).filter((row) => row !== null);
      if (rows.length < mo.length) deps.logger.warn('submail.bad_reply_rows', { rows: mo.length - rows.length });
      replies.read(at, { rows: mo.length, total, oldestOpen: null });
      return { kind: 'page', rows, more: false };
    },
    lookup,
    async balance() {
      const answer = await ask('/balance/sms', {}, purse);
      if (answer.kind === 'failed') return { kind: 'failed', code: answer.code };
      return { kind: 'ok', balance: { kind: 'parts', amount: answer.value.left, at: deps.clock.now() } };
    },
    async check() {
      const answer = await ask('/balance/sms', {}, purse);
      const checks = balanceChecks(answer, { ip: ['SM:113'], broke: 'SM:903', now: deps.clock.now() });
      const said = answer.kind === 'ok' ? await logPermission() : null;
      return said === null ? checks : [...checks, checked('reports', said.code)];
    },
    close: async () => undefined,
  };
}

/** 赛邮 Submail: free text that begins with 【signature】; the log serves as reports and as evidence. */
export const submail: Provider = { descriptor: submailDescriptor, create: createSubmail };
