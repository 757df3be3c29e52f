import type { ModemLedger, ModemRow } from '../../core/modem-records.ts';
import type { Clock, Logger } from '../../platform/ports.ts';
import type { SerialPorts } from '../../platform/serial-port.ts';
import { isRegistered } from './at-answers.ts';
import { type AtSession, type AtTimings, createAtSession, type SubmitAnswer, type Unsolicited } from './at-session.ts';
import { locate } from './locate.ts';
import { createMailbox, isFilling, type Mailbox } from './mailbox.ts';
import { createAtLog, type LogLine } from './mask.ts';
import { type ModemStatus, type ModemTrouble, NO_INFO } from './modem-status.ts';
import { createPause } from './pause.ts';
import type { PinKeeper } from './pin.ts';
import { createSmsService } from './sms-service.ts';
import { readNetwork, startUp } from './start-up.ts';

const LOG_LINES = 500;
/** an answer to AT+CMGS that comes later belongs to nobody */
const LATE_MS = 10 * 60_000;

export interface ModemTimings extends Partial<AtTimings> {
  /** between looks at the network and the storage */
  poll?: number;
  /** the first wait before a port is tried again; doubles up to 30 s */
  reconnect?: number;
}

export interface DriverDeps {
  ledger: ModemLedger;
  ports: SerialPorts;
  clock: Clock;
  logger: Logger;
  pins(row: ModemRow): PinKeeper;
  timings: ModemTimings;
  onChange(): void;
  onLine(line: LogLine): void;
  /** a report or a reply was stored */
  onKept(): void;
}

/** One modem: finds its port, brings it up, keeps its storage empty, hands parts to it, comes back after a loss. */
export interface Driver {
  readonly row: ModemRow;
  status(): ModemStatus;
  /** what its parts and caps are kept under */
  sim(): string;
  submit(length: number, pdu: string): Promise<SubmitAnswer>;
  /** the storage was full, or a person wants fresh figures */
  tidy(): Promise<void>;
  /** the network gave no reason: the next text goes by another service of it */
  changeService(): Promise<void>;
  /** this SIM is of no use until a person or a plug says otherwise */
  stopSim(code: ModemTrouble, detail: string): void;
  /** tries at once what it would try later */
  retry(): void;
  log(): LogLine[];
  stop(): Promise<void>;
}

export function createDriver(row: ModemRow, deps: DriverDeps): Driver {
  const { ledger, ports, clock, logger, timings } = deps;
  const pollMs = timings.poll ?? 60_000;
  const pause = createPause(clock);
  const log = createAtLog(LOG_LINES, deps.onLine);
  let status: ModemStatus = { state: 'connecting', code: null, detail: '', path: row.path, info: NO_INFO };
  let session: AtSession | null = null;
  let mailbox: Mailbox | null = null;
  let nextService: (() => Promise<void>) | null = null;
  let events: Unsolicited[] = [];
  let stopped = false;
  let lookedAt = Number.NEGATIVE_INFINITY;
  /** set by a refusal that condemns the SIM; a replug clears it */
  let condemned: { code: ModemTrouble; detail: string } | null = null;

  function show(next: Partial<ModemStatus>): void {
    const before = JSON.stringify(status);
    status = { ...status, ...next };
    if (JSON.stringify(status) !== before) deps.onChange();
  }
  const trouble = (code: ModemTrouble, detail = '') => show({ state: 'trouble', code, detail });
  const simKey = (): string => status.info.iccid || status.info.imsi || `modem-${row.id}`;

  function hear(event: Unsolicited): void {
    events.push(event);
    pause.wake();
  }

  async function digest(): Promise<void> {
    const due = events;
    events = [];
    for (const event of due) {
      const late = /^\+CMGS:\s*(\d+)/.exec(event.line)?.[1];
      if (late !== undefined) {
        const now = clock.now();
        if (await ledger.lateReference(row.id, Number(late) & 0xff, now - LATE_MS, now)) deps.onKept();
      } else await mailbox?.take(event);
    }
  }

  async function open(): Promise<AtSession | null> {
    const path = await locate(row, ports);
    if (path !== row.path) await ledger.moved(row.id, path);
    show({ path });
    const opened = await ports.open(path, row.baudRate);
    if (opened.kind === 'failed') {
      trouble(opened.code, opened.code === 'PORT_BUSY' ? ((await ports.holder(path)) ?? '') : '');
      return null;
    }
    return createAtSession({
      ...{ line: opened.line, clock, timings },
      onUnsolicited: hear,
      onGone: pause.wake,
      trace: (direction, text) => log.add({ at: clock.now(), direction, text }),
    });
  }

  /** true = it came up, so a loss is followed by a quick second try */
  async function live(): Promise<boolean> {
    const fresh = await open();
    if (fresh === null) return false;
    session = fresh;
    nextService = createSmsService(fresh);
    events = [];
    condemned = null;
    const pins = deps.pins(row);
    const {
      info,
      trouble: code,
      detail,
    } = await startUp({
      ...{ session: fresh, clock, pins, fallbackIccid: `modem-${row.id}`, smsc: row.smsc },
    });
    show({ info });
    const lasting = code !== null && code !== 'NO_NETWORK';
    if (lasting) {
      trouble(fresh.gone ? 'PORT_MISSING' : code, detail);
      await fresh.close();
      return false;
    }
    const sim = simKey();
    const memory = info.storage.name;
    mailbox = createMailbox({ ...{ session: fresh, ledger, clock, sim, memory }, onKept: deps.onKept });
    logger.info('modem.ready', { modemId: row.id });
    await serve(fresh, mailbox);
    return true;
  }

  async function look(at: AtSession, box: Mailbox): Promise<void> {
    const info = structuredClone(status.info);
    const use = await box.empty();
    if (use !== null) info.storage = { ...use, name: info.storage.name || use.name };
    await readNetwork(at, info);
    if (at.gone) return;
    show({ info });
    if (condemned !== null) trouble(condemned.code, condemned.detail);
    else if (use !== null && isFilling(use)) trouble('STORAGE_FULL', `${use.used}/${use.total}`);
    else if (!isRegistered(info.registration)) trouble('NO_NETWORK', String(info.registration));
    else show({ state: 'ready', code: null, detail: '' });
  }

  async function serve(at: AtSession, box: Mailbox): Promise<void> {
    lookedAt = Number.NEGATIVE_INFINITY;
    while (!stopped && !at.gone) {
      try {
        if (events.length > 0) await digest();
        else if (clock.monotonic() - lookedAt >= pollMs) {
          await look(at, box);
          lookedAt = clock.monotonic();
        } else await pause.wait(Math.max(1, pollMs - (clock.monotonic() - lookedAt)));
      } catch (error) {
        // the book could not be written: nothing was deleted, so it is read again
        logger.error('modem.mailbox', { modemId: row.id, error: error instanceof Error ? error.name : typeof error });
        await pause.wait(5000);
        lookedAt = Number.NEGATIVE_INFINITY;
      }
    }
    if (at.gone && !stopped) trouble('PORT_MISSING');
  }

  async function loop(): Promise<void> {
    const first = timings.reconnect ?? 1000;
    for (let wait = first; !stopped; ) {
      let came = false;
      try {
        came = await live();
      } catch (error) {
        logger.error('modem.driver', { modemId: row.id, error: error instanceof Error ? error.name : typeof error });
        trouble('PORT_FAILED');
      }
      await session?.close();
      session = null;
      mailbox = null;
      if (stopped) break;
      wait = came ? first : Math.min(30_000, wait * 2);
      await pause.wait(wait);
    }
  }
  const looping = loop();

  return {
    row,
    status: () => status,
    sim: simKey,
    submit: async (length, pdu) =>
      session === null ? { kind: 'not_sent', code: 'PORT_MISSING' } : session.submit(length, pdu),
    async tidy() {
      if (session !== null && mailbox !== null) await look(session, mailbox);
    },
    changeService: async () => nextService?.(),
    stopSim(code, detail) {
      condemned = { code, detail };
      trouble(code, detail);
    },
    retry() {
      condemned = null;
      lookedAt = Number.NEGATIVE_INFINITY;
      pause.wake();
    },
    log: log.lines,
    async stop() {
      stopped = true;
      pause.wake();
      await session?.close();
      await looping;
    },
  };
}
