import { modem as provider } from '../../electron/channels/modem/modem-channel.ts';
import { createModemPool, type ModemPool } from '../../electron/channels/modem/pool.ts';
import type { ModemRow } from '../../electron/core/modem-records.ts';
import { createSerialPorts, type SerialPorts } from '../../electron/platform/serial-port.ts';
import { fakeDeps } from '../support/channel-deps.ts';
import { createRig, type Rig } from '../support/engine/rig.ts';
import { type Modem, type ModemOptions, startModem } from '../support/modem/start-modem.ts';
import { createSeededRandom } from '../support/seeded-random.ts';
import { modemRow } from './rig.ts';

/** A lost port is noticed so soon, real ms. */
const WATCH_MS = 10;
const FINAL = /(^|[\r\n])(OK|ERROR|\+CM[ES] ERROR: \d+)\r|[\r\n]> ?$/;

/** Serial ports that know whether a port or a modem is being waited for. */
function watchedPorts(ports: SerialPorts): SerialPorts & { idle(): boolean } {
  const awaited = new Set<object>();
  let busy = 0;
  function during<T>(work: Promise<T>): Promise<T> {
    busy += 1;
    return work.finally(() => {
      busy -= 1;
    });
  }
  return {
    ...ports,
    idle: () => busy === 0 && awaited.size === 0,
    async open(path, baudRate) {
      const token = {};
      const opened = await during(ports.open(path, baudRate));
      if (opened.kind === 'failed') return opened;
      const { line } = opened;
      let tail = '';
      line.onData((chunk) => {
        tail = (tail + chunk).slice(-200);
        if (FINAL.test(tail)) awaited.delete(token);
      });
      line.onGone(() => awaited.delete(token));
      const write = async (data: string) => {
        if (data.startsWith('AT') || data === '\x1a') {
          tail = '';
          awaited.add(token);
        }
        await during(line.write(data)).catch((error: unknown) => {
          awaited.delete(token);
          throw error;
        });
      };
      return { kind: 'open', line: { ...line, write } };
    },
  };
}

export interface EngineModemRig {
  rig: Rig;
  modems: Modem[];
  ids: number[];
  pool: ModemPool;
  /** lets time pass, but not while a modem is being waited for; fails with `what` after `realMs` */
  run(what: string, condition: () => boolean | Promise<boolean>, stepMs?: number, realMs?: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * The real engine over a real book, its channel the modems behind real pseudo-terminals; one faked clock for all of them.
 * It stands while a command is on the line, so that what takes real time takes none of it.
 */
export async function engineModemRig(options: ModemOptions[], patches: Partial<ModemRow>[]): Promise<EngineModemRig> {
  const rig = await createRig();
  const { clock, storage, channelId } = rig;
  const modems = await Promise.all(
    options.map((one, i) =>
      startModem({ ...one, now: clock.now, sim: { iccid: `8986000000000000000${i}`, ...one.sim } }),
    ),
  );
  const ids: number[] = [];
  for (const [i, { path }] of modems.entries()) ids.push((await storage.modems.save(modemRow(path, patches[i]))).id);
  const ports = watchedPorts(createSerialPorts(WATCH_MS));
  const silent = () => undefined;
  const values = new Map<string, string>();
  const pool = createModemPool({
    ...{ ledger: storage.modems, ports, clock, random: createSeededRandom(7) },
    logger: { info: silent, warn: silent, error: silent },
    openSecret: async (sealed) => sealed,
    state: { get: async (key) => values.get(key) ?? null, set: async (key, value) => void values.set(key, value) },
  });
  const channel = provider.create({}, { ...fakeDeps(), clock, modems: { pool, ledger: storage.modems, channelId } });
  const row = await storage.channels.get(channelId);
  if (row === null) throw new Error('no channel');
  rig.over.open = { channel, options: row.options, row };

  async function run(what: string, condition: () => boolean | Promise<boolean>, stepMs = 50, realMs = 150_000) {
    for (const end = performance.now() + realMs; !(await condition()); ) {
      if (performance.now() > end) throw new Error(`waited in vain for: ${what}`);
      // no spinning while a modem is to answer: it is a process that wants the processor, too
      while (!ports.idle() && performance.now() < end) await new Promise<void>((resolve) => setTimeout(resolve, 1));
      clock.advance(stepMs);
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
  }

  await run('the modems ready', () => ids.every((id) => pool.driver(id)?.status().state === 'ready'));
  return {
    ...{ rig, modems, ids, pool, run },
    async close() {
      // whoever sleeps wakes
      const stopping = rig.engine.stop().then(() => pool.close());
      let stopped = false;
      void stopping.finally(() => {
        stopped = true;
      });
      await run('the engine stopped', () => stopped);
      await stopping;
      for (const one of modems) await one.close();
      await rig.close();
    },
  };
}
