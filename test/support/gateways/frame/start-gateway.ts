import { createServer } from 'node:http';
import { type Account, createAccount } from './account.ts';
import { control } from './control.ts';
import { refusalOf, submit } from './desk.ts';
import { createFaultPlan, type FaultPlan } from './fault-plan.ts';
import type { Answer, Desk, Gateway, GatewayRequest, Head, Order, Submission } from './gateway.ts';
import { leanServer } from './lean-server.ts';
import type { CodeClass, DoubleOptions, Fault, Rules } from './options.ts';
import { write, writeFaulty } from './write-answer.ts';

export interface GatewayDouble {
  url: string;
  account: Account;
  rules: Rules;
  faults: FaultPlan;
  close(): Promise<void>;
}

/** One provider on 127.0.0.1, with a ledger of what it truly took and a control endpoint. */
export async function startGateway(gateway: Gateway, given: DoubleOptions = {}): Promise<GatewayDouble> {
  const options: DoubleOptions = { ...gateway.defaults, ...given };
  const account = createAccount(gateway, options);
  const { blacklist = [], window = null, templates = [], signatures = null } = options;
  const rules: Rules = { blacklist, window, templates, signatures };
  const plan = createFaultPlan(options, Object.keys(gateway.codes) as CodeClass[]);
  const credentials = options.credentials === undefined ? gateway.credentials : options.credentials;

  function waved(order: Order): Submission {
    const verdicts = account.wave(order);
    return { refused: null, verdicts, told: verdicts };
  }

  function answer(head: Head, body: Buffer, fault: Fault | null, isSend: boolean): Answer {
    const refused = isSend ? '' : refusalOf(gateway, fault);
    if (refused !== '') return gateway.refusal(refused);
    const now = options.now?.() ?? Date.now();
    const desk: Desk = {
      account,
      rules,
      credentials,
      echo: options.echo !== false,
      fault,
      now,
      submit: (order) =>
        options.measure === true ? waved(order) : submit(gateway, account, rules, plan, fault, now, order),
    };
    return gateway.answer({ ...head, body }, desk);
  }

  const lean = (request: GatewayRequest): Answer => answer(request, request.body, null, gateway.action(request).send);
  const full = createServer((request, response) => {
    const [path = '', search = ''] = (request.url ?? '').split(/\?(.*)/s);
    const head: Head = { method: request.method ?? '', path, search, headers: request.headers };
    const isControl = path.startsWith('/__control');
    const action = isControl ? { name: '', send: false } : gateway.action(head);
    const fault = isControl ? null : plan.pick(`${path} ${action.name}`, action.send);
    if (fault?.kind === 'reset_before') {
      request.socket.resetAndDestroy();
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => undefined);
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      if (isControl) {
        write(response, control(account, rules, plan, path, body.toString()));
        return;
      }
      const good = answer(head, body, fault, action.send);
      if (fault && fault.code === undefined) writeFaulty(gateway, request, response, fault, good);
      else write(response, good);
    });
  });
  full.on('clientError', (_error, socket) => socket.destroy());
  const server = options.measure === true ? leanServer(lean) : full;
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    account,
    rules,
    faults: plan,
    close: () =>
      new Promise((resolve) => {
        full.closeAllConnections();
        server.close(() => {
          account.close();
          resolve();
        });
      }),
  };
}
