import { createServer } from 'node:http';
import { accountJson, recordsJson, repliesJson, statusJson, within } from './answers.ts';
import { createFaultPlan, type FaultPlan } from './fault-plan.ts';
import type { DoubleOptions, Fault, FaultKind, ReportBehaviour } from './options.ts';
import { type Account, createAccount } from './provider.ts';
import { type Answer, json, refused, send } from './send-answer.ts';
import { write, writeFaulty } from './write-answer.ts';

export interface YunpianDouble {
  url: string;
  account: Account;
  faults: FaultPlan;
  close(): Promise<void>;
}

function answer(
  account: Account,
  plan: FaultPlan,
  path: string,
  form: URLSearchParams,
  fault: Fault | null,
  options: DoubleOptions,
): Answer {
  if (options.apikey != null && form.get('apikey') !== options.apikey) return refused(-1);
  const uid = options.uidEnabled !== false;
  const action = /^\/v2\/(?:sms|user)\/(\w+)\.json$/.exec(path)?.[1] ?? '';
  const size = Math.min(100, Number(form.get('page_size') ?? 20));
  switch (action) {
    case 'single_send':
    case 'batch_send':
    case 'multi_send':
      return send(account, plan, action, form, fault);
    case 'pull_status':
      return fault?.code !== undefined ? refused(fault.code) : json(statusJson(account.pullStatus(size), uid));
    case 'pull_reply':
      return fault?.code !== undefined ? refused(fault.code) : json(repliesJson(account.pullReplies(size)));
    case 'get_record': {
      const page = Number(form.get('page_num') ?? 1);
      const [from, to] = [form.get('start_time') ?? '', form.get('end_time') ?? ''];
      const found = account.records(form.get('mobile') ?? '').filter((record) => within(record, from, to));
      return json(recordsJson(found.slice((page - 1) * size, page * size), uid));
    }
    case 'get':
      return json(accountJson(account.balance()));
    default:
      return refused(11);
  }
}

interface Control {
  faults?: Fault[];
  clear?: boolean;
  random?: { share: number; kinds: FaultKind[] } | null;
  reports?: Partial<ReportBehaviour>;
  balance?: number;
  replies?: { mobile: string; text: string }[];
}

function control(account: Account, plan: FaultPlan, path: string, body: string): Answer {
  if (path === '/__control/accepted') return json(JSON.stringify(account.counts()));
  if (body !== '') {
    const change: Control = JSON.parse(body);
    if (change.clear) plan.clear();
    if (change.faults) plan.program(change.faults);
    if (change.random !== undefined) plan.setRandom(change.random);
    if (change.reports) Object.assign(account.reports, change.reports);
    if (change.balance !== undefined) account.setBalance(change.balance);
    for (const { mobile, text } of change.replies ?? []) account.addReply(mobile, text);
  }
  return json(JSON.stringify({ ...account.totals, balance: account.balance(), faultsLeft: plan.left() }));
}

/**
 * Yunpian v2 as the manual describes it, on 127.0.0.1, with a ledger of what it truly took. `GET|POST /__control`
 * shows the totals and takes faults; `GET /__control/accepted` counts acceptances by number.
 */
export async function startYunpianDouble(options: DoubleOptions = {}): Promise<YunpianDouble> {
  const account = createAccount(options);
  const plan = createFaultPlan(options);
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const isControl = path.startsWith('/__control');
    const fault = isControl ? null : plan.pick(path);
    if (fault?.kind === 'reset_before') {
      request.socket.resetAndDestroy();
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => undefined);
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      if (isControl) {
        write(response, control(account, plan, path, body));
        return;
      }
      const good = answer(account, plan, path, new URLSearchParams(body), fault, options);
      if (fault && fault.code === undefined) writeFaulty(request, response, fault, good);
      else write(response, good);
    });
  });
  server.on('clientError', (_error, socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    account,
    faults: plan,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          account.close();
          resolve();
        });
      }),
  };
}
