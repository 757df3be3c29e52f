import type { Check } from '../../../shared/contract/channels.ts';
import type { ModemRow } from '../../core/modem-records.ts';
import type { Clock } from '../../platform/ports.ts';
import { barsOf, type ModemStatus, type ModemTrouble } from './modem-status.ts';
import type { ModemPool } from './pool.ts';

/** A modem that was only just plugged in is given so long to come up. */
const PATIENCE_MS = 30_000;
const LOOK_MS = 200;

type Item = Check['item'];
const ITEM: Record<ModemTrouble, Item> = {
  PORT_MISSING: 'port',
  PORT_BUSY: 'port',
  PORT_DENIED: 'port',
  PORT_FAILED: 'port',
  NOT_A_MODEM: 'modem',
  WRONG_SPEED: 'modem',
  SIM_MISSING: 'sim',
  PIN_NEEDED: 'sim',
  PIN_WRONG: 'sim',
  PUK_NEEDED: 'sim',
  SIM_FAILED: 'sim',
  SIM_STOPPED: 'sim',
  SIM_REFUSED: 'sim',
  NO_NETWORK: 'registration',
  SMSC_MISSING: 'smsc',
  STORAGE_FULL: 'storage',
};
const ORDER: Item[] = ['port', 'modem', 'sim', 'registration', 'smsc', 'storage'];

/** What stands and what does not, up to the first trouble. */
export function checkOf(label: string, { state, code, detail, info }: ModemStatus): Check[] {
  const pass = (item: Item, text = label): Check => ({ item, passed: true, code: null, detail: text });
  if (state === 'trouble' && code !== null) {
    const passed = ORDER.slice(0, ORDER.indexOf(ITEM[code])).map((item) => pass(item));
    return [
      ...passed,
      { item: ITEM[code], passed: false, code, detail: detail === '' ? label : `${label}: ${detail}` },
    ];
  }
  if (state !== 'ready') return [{ item: 'port', passed: false, code: 'MODEM_CONNECTING', detail: label }];
  const bars = barsOf(info.signal);
  return [
    ...ORDER.map((item) => pass(item)),
    {
      item: 'signal',
      passed: bars === null || bars > 0,
      code: bars === 0 ? 'WEAK_SIGNAL' : null,
      detail: `${info.signal}`,
    },
  ];
}

/** Every modem of the owner, after they had their time to come up. */
export async function checksOf(pool: ModemPool, rows: ModemRow[], clock: Clock): Promise<Check[]> {
  const enabled = rows.filter((row) => row.enabled);
  if (enabled.length === 0) return [{ item: 'modem', passed: false, code: 'NO_MODEM', detail: '' }];
  const until = clock.monotonic() + PATIENCE_MS;
  const rising = () => enabled.some(({ id }) => (pool.driver(id)?.status().state ?? 'connecting') === 'connecting');
  while (rising() && clock.monotonic() < until) await clock.sleep(LOOK_MS);
  return enabled.flatMap((row) => {
    const status = pool.driver(row.id)?.status();
    return status === undefined ? [] : checkOf(row.label, status);
  });
}
