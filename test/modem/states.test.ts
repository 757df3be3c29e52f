import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { explainCode } from '../../electron/channels/carrier-codes.ts';
import { MODEM_TROUBLES } from '../../electron/channels/modem/modem-status.ts';
import { probeModem } from '../../electron/channels/modem/view.ts';
import type { ModemRow } from '../../electron/core/modem-records.ts';
import { createClock } from '../../electron/platform/clock.ts';
import { createSerialPorts } from '../../electron/platform/serial-port.ts';
import { modemTrouble } from '../../shared/contract/modems.ts';
import type { Modem, ModemOptions } from '../support/modem/start-modem.ts';
import { FAST, type ModemRig, modemRig } from './rig.ts';

/** where nothing answers, that is seen soon */
const QUICK = { ...FAST, command: 120 };
let rig: ModemRig | null = null;
afterEach(async () => {
  await rig?.close();
  rig = null;
});
async function open(
  options: ModemOptions = {},
  patch: Partial<ModemRow> = {},
  timings = FAST,
): Promise<[ModemRig, Modem]> {
  rig = await modemRig([options], patch, timings);
  return [rig, rig.modems[0] as Modem];
}
const sent = async (at: ModemRig) => at.send('13800138000', '【飞笺】您好');

describe('what may be wrong with a modem is a state of its own', () => {
  it('the contract, the channel and the explanations name the same troubles', () => {
    expect(modemTrouble.options).toEqual([...MODEM_TROUBLES]);
    for (const code of MODEM_TROUBLES) expect(explainCode(code).category).toBe(`modem_${code.toLowerCase()}`);
  });

  it('no port', async () => {
    const [at] = await open({}, { path: '/dev/feijian-none' });
    await at.shows(0, 'PORT_MISSING');
    expect(await sent(at)).toMatchObject({ kind: 'not_sent', code: 'PORT_MISSING' });
  });

  it('port busy, and who holds it', async () => {
    const ports = createSerialPorts();
    const path = join(mkdtempSync(join(tmpdir(), 'feijian-port-')), 'port');
    writeFileSync(path, '');
    const script = `require('node:fs').openSync(${JSON.stringify(path)}); console.log('open'); setInterval(() => {}, 1000);`;
    const holder = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      await once(holder.stdout, 'data');
      expect(await ports.holder(path)).toMatch(new RegExp(`^\\S.* \\(${holder.pid}\\)$`));
    } finally {
      holder.kill();
      await once(holder, 'exit');
      rmSync(dirname(path), { recursive: true });
    }
    const open = async () => ({ kind: 'failed', code: 'PORT_BUSY' }) as const;
    rig = await modemRig([{}], {}, FAST, { ...ports, open, holder: async () => 'gammu-smsd (4711)' });
    await rig.shows(0, 'PORT_BUSY');
    expect(rig.pool.driver(rig.ids[0] ?? 0)?.status().detail).toBe('gammu-smsd (4711)');
    expect(await sent(rig)).toMatchObject({ kind: 'not_sent', code: 'PORT_BUSY' });
  });

  it('no permission, and the command that gives it', async () => {
    const ports = createSerialPorts();
    const denied = { ...ports, open: async () => ({ kind: 'failed', code: 'PORT_DENIED' }) as const };
    rig = await modemRig([{}], {}, FAST, denied);
    await rig.shows(0, 'PORT_DENIED');
    expect(await sent(rig)).toMatchObject({ kind: 'rejected', code: 'PORT_DENIED', reject: 'account' });
    expect(await ports.permit('/dev/null')).toMatch(/^sudo usermod -aG \w+ \$USER$/);
  });

  it('not a modem, and a wrong speed', async () => {
    const [at, modem] = await open({}, {}, QUICK);
    modem.control.faults.choose = () => ({ kind: 'silence' });
    at.pool.driver(at.ids[0] ?? 0)?.retry();
    await at.restart();
    await at.shows(0, 'NOT_A_MODEM');
    modem.control.faults.choose = () => {
      modem.control.noise(Buffer.from([0xf8, 0x80, 0xfe, 0x9c, 0xe0, 0xf0, 0x88]));
      return { kind: 'silence' };
    };
    await at.restart();
    await at.shows(0, 'WRONG_SPEED');
  });

  it.each<[string, ModemOptions, string]>([
    ['no SIM', { sim: { absent: true } }, 'SIM_MISSING'],
    ['a PIN nobody gave', { sim: { pin: '1234' } }, 'PIN_NEEDED'],
    ['no service centre', { sim: { smsc: '' } }, 'SMSC_MISSING'],
    ['no network', { quirks: { registration: 2 } }, 'NO_NETWORK'],
  ])('%s', async (_, options, code) => {
    const [at] = await open(options);
    await at.shows(0, code);
    const passing = code === 'NO_NETWORK';
    expect(await sent(at)).toMatchObject(
      passing ? { kind: 'not_sent', code } : { kind: 'rejected', code, reject: 'account' },
    );
  });

  it('a right PIN opens the SIM', async () => {
    const [at, modem] = await open({ sim: { pin: '1234' } }, { pin: '1234', pinSetAt: 5 });
    await at.shows(0, 'ready');
    expect(modem.ledger.pinAttempts).toHaveLength(1);
    expect(at.lines.some(({ text }) => text.includes('1234'))).toBe(false);
  });

  it('a wrong PIN is tried once, whatever is unplugged or restarted, and a newly typed one once more', async () => {
    const [at, modem] = await open({ sim: { pin: '1234' } }, { pin: '9999', pinSetAt: 5 });
    await at.shows(0, 'PIN_WRONG');
    modem.control.unplug();
    await modem.control.plug();
    await at.restart();
    await at.shows(0, 'PIN_WRONG');
    expect(modem.ledger.pinAttempts).toHaveLength(1);
    const [row] = await at.storage.modems.modems();
    await at.storage.modems.save({ ...(row as ModemRow), pin: '1234', pinSetAt: 6 });
    await at.pool.refresh();
    await at.shows(0, 'ready');
    expect(modem.ledger.pinAttempts).toHaveLength(2);
  });

  it('a PUK is never guessed', async () => {
    const [at, modem] = await open({ sim: { pin: '1234' } }, { pin: '1234', pinSetAt: 5 });
    await at.shows(0, 'ready');
    for (let i = 0; i < 3; i += 1) modem.control.insertSim({ pin: '1234', iccid: '89860000000000000009' });
    for (let i = 0; i < 3; i += 1) modem.control.sim().enterPin('0000');
    modem.ledger.pinAttempts.length = 0;
    await at.restart();
    await at.shows(0, 'PUK_NEEDED');
    expect(modem.ledger.pinAttempts).toEqual([]);
  });

  it('a network that comes and goes, a service centre of the owner’s, a storage that fills', async () => {
    const [at, modem] = await open(
      { quirks: { registration: 2 }, sim: { smsc: '', capacity: 10 } },
      { smsc: '+8613800100500' },
    );
    await at.shows(0, 'NO_NETWORK');
    modem.control.quirks.registration = 5;
    await at.shows(0, 'ready');
    expect(modem.control.sim().smsc).toBe('+8613800100500');
    const memory = modem.control.memory('SM');
    for (let i = 0; i < 8; i += 1) memory.put({ stat: 3, pdu: '0001000B813108108300F00008044F60597D' });
    await at.shows(0, 'STORAGE_FULL');
    for (const [index] of memory.list()) memory.remove(index);
    await at.shows(0, 'ready');
  });

  it('is asked without being added, and a PIN is never entered then', async () => {
    const [at, modem] = await open({ sim: { pin: '1234' } });
    await at.pool.close();
    const deps = { ports: createSerialPorts(), clock: createClock(), timings: FAST };
    expect(await probeModem(modem.path, 115200, deps)).toMatchObject({
      code: 'PIN_NEEDED',
      info: { model: 'Emulator' },
    });
    expect(modem.ledger.pinAttempts).toEqual([]);
    await at.restart();
  });
});

describe('caps', () => {
  it('hold over a restart, for all parts of a text', async () => {
    const [at] = await open({}, { hourCap: 3 });
    await at.shows(0, 'ready');
    expect(await sent(at)).toMatchObject({ kind: 'accepted' });
    expect(await at.send('13800138001', '字'.repeat(130))).toMatchObject({ kind: 'accepted', billedParts: 2 });
    await at.restart();
    await at.shows(0, 'ready');
    const room = await at.channel.capacity?.();
    expect(room?.free).toBe(0);
    expect(room?.nextAt).toBeGreaterThan(Date.now() + 3_500_000);
    expect(await sent(at)).toMatchObject({ kind: 'not_sent', code: 'MODEM_BUSY' });
  });

  it('say so, and until when', async () => {
    const [at] = await open({}, { hourCap: 1 });
    await at.shows(0, 'ready');
    const why = async () => at.pool.standstill(at.ids[0] ?? 0);
    expect(await why()).toBeNull();
    expect(await sent(at)).toMatchObject({ kind: 'accepted' });
    expect(await why()).toMatchObject({ why: 'hour_cap', code: '' });
  });
});

describe('a SIM without credit', () => {
  it('rests for an hour, says so, and is tried again when a person asks', async () => {
    const [at, modem] = await open();
    await at.shows(0, 'ready');
    modem.control.faults.add('+CMGS', { kind: 'answer', lines: ['+CMS ERROR: 21'] }, 1);
    const id = at.ids[0] ?? 0;
    expect(await sent(at)).toMatchObject({ kind: 'rejected', code: 'CMS:21', reject: 'balance' });
    expect(await at.pool.standstill(id)).toMatchObject({ why: 'refused', code: 'CMS:21' });
    expect(await sent(at)).toMatchObject({ kind: 'not_sent', code: 'MODEM_BUSY' });
    at.pool.wake(id);
    expect(await at.pool.standstill(id)).toBeNull();
    expect(await sent(at)).toMatchObject({ kind: 'accepted' });
  });
});
