import { MODEM_DEFAULTS } from '../../shared/contract/modems.ts';
import type { ChannelConfig, ChannelDeps } from '../channels/channel.ts';
import { createModemPool, type ModemPool } from '../channels/modem/pool.ts';
import { probeModem, shownInfo } from '../channels/modem/view.ts';
import type { Clock, Logger, Random, Secrets } from '../platform/ports.ts';
import { createSerialPorts, type PortInfo, type SerialPorts } from '../platform/serial-port.ts';
import type { Hub } from '../rpc/hub.ts';
import type { ModemDesk } from '../services/deps.ts';
import type { Storage } from '../storage/storage.ts';

/** Ports are watched while a screen that shows them is open. */
const WATCH_MS = 3000;
const WATCHED_FOR_MS = 60_000;

interface Deps {
  storage: Storage;
  secrets: Secrets;
  clock: Clock;
  random: Random;
  logger: Logger;
  emit: Hub['emit'];
  ports?: SerialPorts;
}

export interface Modems {
  desk: ModemDesk;
  /** what the modem channel of that id is given */
  depsOf(channelId: number, config: ChannelConfig): Promise<NonNullable<ChannelDeps['modems']>>;
  close(): Promise<void>;
}

export function createModems(deps: Deps): Modems {
  const { storage, secrets, clock, random, logger, emit, ports = createSerialPorts() } = deps;
  const changed = () => emit('changed', { what: 'modems' });
  const pool: ModemPool = createModemPool({
    ...{ ledger: storage.modems, ports, clock, logger, random },
    openSecret: (sealed) => secrets.open(sealed),
    state: {
      get: (key) => storage.settings.getValue(`modem.${key}`),
      set: (key, value) => storage.settings.setValue(`modem.${key}`, value),
    },
    onChange: changed,
    onLine: (modemId, line) => emit('modemLine', { modemId, ...line }),
  });
  const watch = watchPorts({ ports, clock, logger }, async () => {
    for (const { id } of await storage.modems.modems()) pool.driver(id)?.retry();
    changed();
  });

  /** the command line names a port in the channel's own fields; taken over once, so that it can be removed on the screen */
  async function adopt(channelId: number, { port, pin }: ChannelConfig): Promise<void> {
    if (typeof port !== 'string' || port === '') return;
    const adopted = `modem.adopted.${channelId}`;
    if ((await storage.settings.getValue(adopted)) === port) return;
    if (!(await storage.modems.modems()).some(({ path }) => path === port)) await keep(port, pin);
    await storage.settings.setValue(adopted, port);
  }

  async function keep(port: string, pin: ChannelConfig[string] | undefined): Promise<void> {
    const found = (await ports.list()).find(({ path }) => path === port);
    const identity = { serialNumber: '', vendorId: '', productId: '', ...found };
    await storage.modems.save({
      ...{ label: port, path: port, baudRate: 115_200, smsc: '', quietFrom: null, quietTo: null, enabled: true },
      ...{ serialNumber: identity.serialNumber, vendorId: identity.vendorId, productId: identity.productId },
      ...MODEM_DEFAULTS,
      pin: typeof pin === 'string' && pin !== '' ? await secrets.seal(pin) : null,
      pinSetAt: clock.now(),
    });
  }

  return {
    desk: {
      ...{ pool, ports, shownInfo },
      probe: (path, baudRate) => probeModem(path, baudRate, { ports, clock }),
      watched: watch.extend,
    },
    async depsOf(channelId, config) {
      await adopt(channelId, config);
      return { pool, ledger: storage.modems, channelId };
    },
    async close() {
      await watch.stop();
      await pool.close();
    },
  };
}

/** Tells when a port comes or goes, as long as somebody looked lately. */
function watchPorts(
  { ports, clock, logger }: { ports: SerialPorts; clock: Clock; logger: Logger },
  onChange: () => Promise<void>,
) {
  const stop = new AbortController();
  let until = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | null = null;
  const print = (rows: PortInfo[]) => JSON.stringify(rows.map(({ path, serialNumber }) => [path, serialNumber]));

  async function loop(): Promise<void> {
    let last = print(await ports.list());
    while (!stop.signal.aborted && clock.monotonic() < until) {
      await clock.sleep(WATCH_MS, stop.signal);
      const now = print(await ports.list());
      if (now === last || stop.signal.aborted) continue;
      last = now;
      await onChange();
    }
  }
  return {
    extend(): void {
      until = clock.monotonic() + WATCHED_FOR_MS;
      running ??= loop()
        .catch((error) => logger.warn('modem.watch', { error: error instanceof Error ? error.name : typeof error }))
        .finally(() => {
          running = null;
        });
    },
    async stop(): Promise<void> {
      stop.abort();
      await running;
    },
  };
}
