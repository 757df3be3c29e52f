import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Channel } from '../../electron/channels/channel.ts';
import type { ModemTimings } from '../../electron/channels/modem/driver.ts';
import type { LogLine } from '../../electron/channels/modem/mask.ts';
import { modem as provider } from '../../electron/channels/modem/modem-channel.ts';
import { createModemPool, type ModemPool } from '../../electron/channels/modem/pool.ts';
import type { MessageOutcome } from '../../electron/core/message-outcome.ts';
import type { ModemRow } from '../../electron/core/modem-records.ts';
import { createClock } from '../../electron/platform/clock.ts';
import { createSerialPorts, type SerialPorts } from '../../electron/platform/serial-port.ts';
import { openInlineStorage } from '../../electron/storage/sqlite/open.ts';
import type { Storage } from '../../electron/storage/storage.ts';
import { fakeDeps } from '../support/channel-deps.ts';
import { until } from '../support/engine/until.ts';
import { type Modem, type ModemOptions, startModem } from '../support/modem/start-modem.ts';
import { createSeededRandom } from '../support/seeded-random.ts';

/** Everything faster than the network allows; what is answered is waited for as long as a busy computer may need. */
export const FAST: ModemTimings = { command: 8000, prompt: 8000, final: 8000, quiet: 20, poll: 250, reconnect: 20 };

export const modemRow = (path: string, patch: Partial<ModemRow> = {}): Omit<ModemRow, 'id'> => ({
  label: path,
  path,
  serialNumber: '',
  vendorId: '',
  productId: '',
  baudRate: 115200,
  pin: null,
  pinSetAt: 0,
  smsc: '',
  pace: 60_000,
  hourCap: 100_000,
  dayCap: 100_000,
  quietFrom: null,
  quietTo: null,
  enabled: true,
  ...patch,
});

export interface ModemRig {
  modems: Modem[];
  storage: Storage;
  pool: ModemPool;
  channel: Channel;
  channelId: number;
  lines: LogLine[];
  logs: string[];
  ids: number[];
  send(number: string, text: string, clientRef?: string): Promise<MessageOutcome>;
  /** resolves when the modem is in this state: `ready` or a trouble's code */
  shows(which: number, what: string): Promise<void>;
  until(what: string, condition: () => boolean | Promise<boolean>): Promise<void>;
  /** the channel closed and opened anew over the same pool, as when its settings are saved */
  reopen(): Promise<void>;
  /** the pool anew over the same book, as after a restart */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** The channel over real pseudo-terminals and a real database. */
export async function modemRig(
  options: ModemOptions[],
  patch: Partial<ModemRow> = {},
  timings: ModemTimings = FAST,
  ports: SerialPorts = createSerialPorts(),
): Promise<ModemRig> {
  const folder = mkdtempSync(join(tmpdir(), 'feijian-modem-'));
  const storage = await openInlineStorage({ file: join(folder, 'book.db') });
  const modems = await Promise.all(
    options.map((one, i) =>
      startModem({ ...one, sim: { iccid: `8986000000000000000${i}`, imsi: `46000000000000${i}`, ...one.sim } }),
    ),
  );
  const saved: ModemRow[] = [];
  for (const { path } of modems) saved.push(await storage.modems.save(modemRow(path, patch)));
  const clock = createClock();
  const lines: LogLine[] = [];
  const logs: string[] = [];
  const log = (event: string, data?: object) => void logs.push(`${event} ${JSON.stringify(data ?? {})}`);
  const channelId = 1;
  const values = new Map<string, string>();
  const build = () => {
    const pool = createModemPool({
      ...{ ledger: storage.modems, ports, clock, timings, random: createSeededRandom(7) },
      logger: { info: log, warn: log, error: log },
      openSecret: async (sealed) => sealed,
      state: {
        get: async (key) => values.get(key) ?? null,
        set: async (key, value) => void values.set(key, value),
      },
      onLine: (_, line) => void lines.push(line),
    });
    return { pool, channel: over(pool) };
  };
  const over = (pool: ModemPool) =>
    provider.create({}, { ...fakeDeps(), clock, modems: { pool, ledger: storage.modems, channelId } });
  let { pool, channel } = build();
  let refs = 0;
  const rig: ModemRig = {
    ...{ modems, storage, channelId, lines, logs, ids: saved.map(({ id }) => id) },
    get pool() {
      return pool;
    },
    get channel() {
      return channel;
    },
    async send(number, text, given) {
      refs += 1;
      const clientRef = given ?? `c1.${refs}`;
      const message = { messageId: 1, number, text, signature: '', parts: 1 };
      const { outcomes } = await channel.send({ clientRef, messages: [message] });
      return outcomes[0] as MessageOutcome;
    },
    shows: (which, what) =>
      until(`modem ${which} shows ${what}`, () => {
        const status = pool.driver(saved[which]?.id ?? 0)?.status();
        return status?.state === what || status?.code === what;
      }),
    until: (what, condition) => until(what, condition),
    async reopen() {
      await channel.close();
      channel = over(pool);
    },
    async restart() {
      await channel.close();
      await pool.close();
      ({ pool, channel } = build());
    },
    async close() {
      await channel.close();
      await pool.close();
      for (const one of modems) await one.close();
      await storage.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return rig;
}
