import type { ModemInfo as ShownInfo } from '../../../shared/contract/modems.ts';
import type { Clock } from '../../platform/ports.ts';
import type { SerialPorts } from '../../platform/serial-port.ts';
import { isRegistered } from './at-answers.ts';
import { type AtTimings, createAtSession } from './at-session.ts';
import { barsOf, carrierOfImsi, type ModemInfo, type ModemStatus, NO_INFO } from './modem-status.ts';
import { startUp } from './start-up.ts';

const ROAMING = 5;
const masked = (text: string): string => text.replace(/.(?=.{4})/g, '*');

/** What the screen may see of a modem: serial numbers and the own number masked. */
export function shownInfo(info: ModemInfo): ShownInfo | null {
  if (info.manufacturer === '' && info.imei === '' && info.model === '') return null;
  return {
    manufacturer: info.manufacturer,
    model: info.model,
    imei: masked(info.imei),
    sim: masked(info.iccid || info.imsi),
    number: masked(info.number),
    operator: info.operator,
    carrier: carrierOfImsi(info.imsi),
    registered: isRegistered(info.registration),
    roaming: info.registration === ROAMING,
    bars: barsOf(info.signal),
    smsc: masked(info.smsc),
    storageUsed: info.storage.used,
    storageTotal: info.storage.total,
  };
}

interface ProbeDeps {
  ports: SerialPorts;
  clock: Clock;
  timings?: Partial<AtTimings>;
}

/** Opens a port, asks what is there, and closes it again. No PIN is entered. */
export async function probeModem(
  path: string,
  baudRate: number,
  { ports, clock, timings }: ProbeDeps,
): Promise<ModemStatus> {
  const status = (code: ModemStatus['code'], detail = '', info = NO_INFO): ModemStatus => ({
    ...{ state: code === null ? 'ready' : 'trouble', code, detail, path, info },
  });
  const opened = await ports.open(path, baudRate);
  if (opened.kind === 'failed') {
    return status(opened.code, opened.code === 'PORT_BUSY' ? ((await ports.holder(path)) ?? '') : '');
  }
  const session = createAtSession({ line: opened.line, clock, ...(timings === undefined ? {} : { timings }) });
  const pins = { setAt: 0, pin: async () => null, get: async () => null, set: async () => undefined };
  try {
    const { info, trouble, detail } = await startUp({ session, clock, pins, fallbackIccid: '', smsc: '' });
    return status(session.gone ? 'PORT_MISSING' : trouble, detail, info);
  } finally {
    await session.close();
  }
}
