import { segment } from '../../../shared/domain/sms/segment.ts';
import type { MessageOutcome, OutMessage } from '../../core/message-outcome.ts';
import type { ModemLedger, ModemRow } from '../../core/modem-records.ts';
import type { Clock, Logger, Random } from '../../platform/ports.ts';
import type { SerialPorts } from '../../platform/serial-port.ts';
import { createDriver, type Driver, type ModemTimings } from './driver.ts';
import type { LogLine } from './mask.ts';
import { type Attempt, sendMessage } from './send-message.ts';
import { isWithoutReason, refusedBy, unable } from './verdicts.ts';
import { createWorker, type Standstill, type Worker } from './worker.ts';

export interface ModemPoolDeps {
  ledger: ModemLedger;
  ports: SerialPorts;
  clock: Clock;
  logger: Logger;
  random: Random;
  openSecret(sealed: string): Promise<string>;
  /** tries of PINs, across restarts */
  state: { get(key: string): Promise<string | null>; set(key: string, value: string): Promise<void> };
  timings?: ModemTimings;
  onChange?(modemId: number): void;
  onLine?(modemId: number, line: LogLine): void;
}

export interface Capacity {
  /** messages that may leave now */
  free: number;
  /** when that may change, ms */
  nextAt: number;
}

/** Every modem of this computer. Ports are held while a channel works them. */
export interface ModemPool {
  /** a channel began or ceased to use the modems */
  attach(): Promise<void>;
  detach(): Promise<void>;
  /** the owner added, changed or removed one */
  refresh(): Promise<void>;
  driver(modemId: number): Driver | undefined;
  /** why it sends nothing though it is ready; null = it does, or is not ready */
  standstill(modemId: number): Promise<Standstill | null>;
  /** a person wants it tried at once */
  wake(modemId: number): void;
  capacity(): Promise<Capacity>;
  send(request: { channelId: number; clientRef: string; message: OutMessage }): Promise<MessageOutcome>;
  /** over this modem alone, whatever its pace and caps say of others; null = it cannot send now */
  sendOn(
    modemId: number,
    request: { channelId: number; clientRef: string; message: OutMessage },
  ): Promise<MessageOutcome | null>;
  close(): Promise<void>;
}

/** With no modem able to send: asked again so soon. */
const AGAIN_MS = 1000;
/** What is on its way when the app closes may end; a final answer that takes longer leaves its message unknown. */
const GRACE_MS = 10_000;
const LOOK_MS = 50;
/** A channel whose settings were saved is closed and opened anew: the ports stay open meanwhile, and a message goes on. */
const LINGER_MS = 5000;
/** as long as a final answer may take, and the prompt before it */
const LAST_MESSAGE_MS = 150_000;

/** Share of the work a modem gets: whoever has most room left goes first. */
export function createModemPool(deps: ModemPoolDeps): ModemPool {
  const { ledger, clock, random } = deps;
  const workers = new Map<number, Worker>();
  let users = 0;
  /** users that left a moment ago */
  let lingering = 0;
  const ending = new AbortController();
  /** parts of the message that found no room: its like waits until there is */
  let wanted = 1;
  let closing = false;
  let turn: Promise<unknown> = Promise.resolve();

  const pins = (row: ModemRow) => ({
    setAt: row.pinSetAt,
    pin: async () => (row.pin === null ? null : deps.openSecret(row.pin).catch(() => null)),
    ...deps.state,
  });

  function start(row: ModemRow): void {
    const driver = createDriver(row, {
      ...{ ledger, ports: deps.ports, clock, logger: deps.logger, pins, timings: deps.timings ?? {} },
      onChange: () => deps.onChange?.(row.id),
      onLine: (line) => deps.onLine?.(row.id, line),
      onKept: () => deps.onChange?.(row.id),
    });
    workers.set(row.id, createWorker(driver, { ledger, clock, firstRef: Math.floor(random.next() * 256) }));
  }

  /** what needs the port opened anew */
  const wiring = ({ path: _, ...row }: ModemRow) =>
    JSON.stringify([row.serialNumber, row.vendorId, row.productId, row.baudRate, row.pin, row.pinSetAt, row.smsc]);

  async function sync(): Promise<void> {
    if (closing) return;
    const rows = users + lingering > 0 ? (await ledger.modems()).filter(({ enabled }) => enabled) : [];
    for (const [id, worker] of workers) {
      const row = rows.find((one) => one.id === id);
      const moved = row !== undefined && row.path !== worker.driver.status().path && row.path !== worker.row.path;
      if (row !== undefined && !moved && wiring(row) === wiring(worker.row)) worker.setRow(row);
      else {
        workers.delete(id);
        await worker.driver.stop();
      }
    }
    for (const row of rows) if (!workers.has(row.id)) start(row);
  }

  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  }

  async function settled(withinMs: number): Promise<void> {
    const until = clock.monotonic() + withinMs;
    const busy = () => [...workers.values()].some((worker) => worker.busy);
    while (busy() && clock.monotonic() < until) await clock.sleep(LOOK_MS);
  }

  async function linger(): Promise<void> {
    lingering += 1;
    await clock.sleep(LINGER_MS, ending.signal);
    if (users === 0 && !closing) await settled(LAST_MESSAGE_MS);
    lingering -= 1;
    await inTurn(sync);
  }

  /** modems that may take a message of so many parts now, most room first */
  async function free(parts: number): Promise<{ ready: Worker[]; nextAt: number; able: number }> {
    const now = clock.now();
    const ready: { worker: Worker; left: number }[] = [];
    let nextAt = Number.POSITIVE_INFINITY;
    let able = 0;
    for (const worker of workers.values()) {
      const room = await worker.room(parts);
      if (room === null) continue;
      able += 1;
      if (worker.busy) nextAt = Math.min(nextAt, now + AGAIN_MS);
      else if (room.left > 0) ready.push({ worker, left: room.left });
      else nextAt = Math.min(nextAt, room.nextAt);
    }
    ready.sort((a, b) => b.left - a.left);
    return { ready: ready.filter(({ worker }) => !worker.busy).map(({ worker }) => worker), nextAt, able };
  }

  async function carry(worker: Worker, request: Parameters<ModemPool['send']>[0]): Promise<Attempt> {
    worker.busy = true;
    try {
      const { driver } = worker;
      const attempt = await sendMessage({
        ...{ ledger, clock, ...request, modemId: driver.row.id, sim: driver.sim() },
        concatRef: worker.nextConcatRef(),
        paced: worker.paced,
        submit: driver.submit,
        tidy: driver.tidy,
      });
      if (isWithoutReason(attempt)) await driver.changeService();
      if (attempt.kind === 'elsewhere') worker.note(attempt.why, attempt.code);
      else if (attempt.outcome.kind === 'accepted') worker.note('accepted', '');
      // a pulled plug says nothing about the signal
      else if (attempt.outcome.kind === 'unknown' && attempt.outcome.code !== 'PORT_GONE')
        worker.note('unknown', attempt.outcome.code);
      return attempt;
    } finally {
      worker.busy = false;
      deps.onChange?.(worker.row.id);
    }
  }

  return {
    attach: () =>
      inTurn(async () => {
        users += 1;
        await sync();
      }),
    detach: () =>
      inTurn(async () => {
        if (users === 0) return;
        users -= 1;
        if (users > 0 || closing) return;
        linger().catch((error: unknown) =>
          deps.logger.error('modem.release', { error: error instanceof Error ? error.name : typeof error }),
        );
      }),
    refresh: () => inTurn(sync),
    driver: (modemId) => workers.get(modemId)?.driver,
    standstill: async (modemId) => (await workers.get(modemId)?.standstill()) ?? null,
    wake(modemId) {
      workers.get(modemId)?.wake();
      deps.onChange?.(modemId);
    },
    async capacity() {
      await turn;
      if (closing) return { free: 0, nextAt: clock.now() + AGAIN_MS };
      const { ready, nextAt, able } = await free(wanted);
      // no modem can: one message is let through to be told why
      if (able === 0) return { free: 1, nextAt: clock.now() };
      return { free: ready.length, nextAt: ready.length > 0 ? clock.now() : nextAt };
    },
    async send(request) {
      const { messageId, text } = request.message;
      const parts = segment(text).perPart.length;
      const tried = new Set<Worker>();
      let last: Extract<Attempt, { kind: 'elsewhere' }> | null = null;
      for (;;) {
        if (closing) return { messageId, kind: 'not_sent', code: 'MODEM_BUSY' };
        const { ready, able } = await free(parts);
        // an answer of the network that refused is asked of one other SIM only
        const worker = last?.why === 'refused' && tried.size > 1 ? undefined : ready.find((one) => !tried.has(one));
        if (worker === undefined) {
          if (last !== null) return refusedBy(messageId, last, tried.size);
          if (able === 0) return unable(messageId, [...workers.values()]);
          wanted = parts;
          return { messageId, kind: 'not_sent', code: 'MODEM_BUSY' };
        }
        wanted = 1;
        tried.add(worker);
        const attempt = await carry(worker, request);
        if (attempt.kind === 'done') return attempt.outcome;
        last = attempt;
      }
    },
    async sendOn(modemId, request) {
      const worker = workers.get(modemId);
      if (worker === undefined || worker.busy || worker.driver.status().state !== 'ready') return null;
      const attempt = await carry(worker, request);
      return attempt.kind === 'done' ? attempt.outcome : refusedBy(request.message.messageId, attempt, 1);
    },
    close: () =>
      inTurn(async () => {
        closing = true;
        await settled(GRACE_MS);
        for (const [id, worker] of workers) {
          workers.delete(id);
          await worker.driver.stop();
        }
        ending.abort();
      }),
  };
}
