import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import type { Fault } from '../support/modem/faults.ts';
import { openClient, type SerialClient } from '../support/modem/open-client.ts';
import { reportPlans } from '../support/modem/report-plans.ts';
import { seededFaults } from '../support/modem/seeded-faults.ts';
import { type Modem, type ModemOptions, startModem } from '../support/modem/start-modem.ts';

/** Written out by hand from the examples of TS 23.040, not by our codec: "Hello" to 13800138000, a report asked for. */
const HELLO = '0021000B813108108300F0000005C8329BFD06';
const HELLO_LENGTH = 18;

let modem: Modem;
let client: SerialClient;

async function start(options: ModemOptions = {}): Promise<void> {
  modem = await startModem(options);
  client = await openClient(modem.path);
}

async function submit(pdu = HELLO, length = HELLO_LENGTH): Promise<void> {
  client.clear();
  client.write(`AT+CMGS=${length}\r`);
  await client.until(/> ?$/);
  client.write(`${pdu}\x1a`);
}

const sent = (): Promise<string> => client.until(/OK\r|ERROR(: \d+)?\r/);

afterEach(async () => {
  await client.close();
  await modem.close();
});

describe('the line', () => {
  it('echoes until told not to, and joins commands with a semicolon', async () => {
    await start();
    expect(await client.ask('AT')).toBe('AT\r\r\nOK\r');
    await client.ask('ATE0');
    expect(await client.ask('AT+CMEE=1;+CREG=2;+CREG?')).toContain('\r\n+CREG: 2,1\r\n\r\nOK\r');
    expect(await client.ask('+++AT S7=45 S0=0 L1 V1 X4 &c1 E1 Q0')).toContain('OK');
    expect(await client.ask('AT')).toContain('AT\r');
  });

  it('ends lines with CR alone, never echoes, and answers slowly, when told', async () => {
    await start({ quirks: { neverEcho: true, lineEnd: '\r', slow: { bytes: 1, everyMs: 1 } } });
    expect(await client.ask('AT+CSQ')).toBe('\r+CSQ: 20,99\r\rOK\r');
  });

  it('leaves a prompt with ESC, and takes ESC outside of one', async () => {
    await start();
    client.write('\x1bAT+CMGS=18\r');
    await client.until(/> $/);
    client.write('\x1b\r');
    await client.until(/OK\r/);
    expect(await client.ask('AT')).toContain('OK');
    expect(modem.ledger.submissions).toEqual([]);
  });

  it('says nothing, or noise, where there is no modem', async () => {
    await start({ quirks: { deaf: 'silent' } });
    client.write('AT\r');
    await expect(client.until(/./, 200)).rejects.toThrow('no /./');
    modem.control.quirks.deaf = 'noise';
    expect(await client.ask('AT', /../s)).not.toContain('AT');
  });
});

describe('sending', () => {
  it('takes a PDU, numbers it, and remembers what it said', async () => {
    await start({ sim: { iccid: '89860000000000000777' } });
    modem.control.network.setNextReference(255);
    await submit();
    expect(await sent()).toContain('+CMGS: 255\r\n');
    await submit();
    expect(await sent()).toContain('+CMGS: 0\r\n');
    expect(modem.ledger.submissions).toMatchObject([
      { to: '13800138000', text: 'Hello', mr: 255, reportRequested: true, concat: null, iccid: '89860000000000000777' },
      { mr: 0 },
    ]);
  });

  it('refuses a length that is not that of the PDU, and what is no PDU', async () => {
    await start();
    await submit(HELLO, 17);
    expect(await sent()).toContain('+CMS ERROR: 304');
    await submit('zz');
    expect(await sent()).toContain('+CMS ERROR: 304');
    expect(await client.ask('AT+CMGS=0')).toContain('+CMS ERROR: 304');
  });

  it.each([
    ['no SIM', { sim: { absent: true } }, 310],
    ['a PIN that is wanted', { sim: { pin: '1234' } }, 311],
  ])('refuses before the prompt: %s', async (_name, options, code) => {
    await start(options);
    expect(await client.ask('AT+CMGS=18')).toContain(`+CMS ERROR: ${code}`);
  });

  it.each([
    ['no network', { quirks: { registration: 2 } }, 331],
    ['no service centre', { sim: { smsc: '' } }, 330],
  ])('refuses after the text: %s', async (_name, options, code) => {
    await start(options);
    await submit();
    expect(await sent()).toContain(`+CMS ERROR: ${code}`);
  });
});

describe('faults', () => {
  it('answers any error in place of the work, as often as told', async () => {
    await start();
    modem.control.faults.add('+CMGS', { kind: 'answer', lines: ['+CMS ERROR: 38'] }, 1, 1);
    await submit();
    expect(await sent()).toContain('+CMGS: 1');
    await submit();
    expect(await sent()).toContain('+CMS ERROR: 38');
    await submit();
    expect(await sent()).toContain('+CMGS: 2');
    expect(modem.ledger.refused).toEqual([{ pdu: HELLO, answer: '+CMS ERROR: 38' }]);
  });

  it('is silent after Ctrl-Z though the network took it, or did not', async () => {
    await start();
    modem.control.faults.add('+CMGS', { kind: 'silence' });
    modem.control.faults.add('+CMGS', { kind: 'silence', accepted: false });
    await submit();
    await expect(client.until(/CMGS: |ERROR/, 200)).rejects.toThrow();
    expect(modem.ledger.submissions).toHaveLength(1);
    await submit();
    await expect(client.until(/CMGS: |ERROR/, 200)).rejects.toThrow();
    expect(modem.ledger.submissions).toHaveLength(1);
  });

  it('answers late, twice, and with other lines in between', async () => {
    await start();
    const { faults } = modem.control;
    faults.add('+CMGS', { kind: 'late', ms: 300 });
    await submit();
    await expect(client.until(/CMGS: /, 150)).rejects.toThrow();
    await sent();
    faults.add('+CMGS', { kind: 'doubled' });
    await submit();
    expect(await client.until(/(CMGS: 2[\s\S]*OK\r[\s\S]*){2}/)).toContain('OK');
    faults.add('+CMGS', { kind: 'before-final', lines: ['+CDS: 26\r\n0006'] });
    await submit();
    expect(await sent()).toMatch(/\+CMGS: 3\r\n\r\n\+CDS: 26\r\n0006\r\n\r\nOK/);
    faults.add('+CSQ', { kind: 'between', lines: ['RING'] });
    expect(await client.ask('AT+CSQ')).toMatch(/RING[\s\S]*\+CSQ/);
  });

  it('never shows the prompt, and is freed by ESC', async () => {
    await start();
    modem.control.faults.add('+CMGS>', { kind: 'silence' });
    client.write('AT+CMGS=18\r');
    await expect(client.until(/>/, 200)).rejects.toThrow();
    client.write('\x1b');
    await client.until(/OK\r/);
    modem.control.quirks.prompt = '>';
    client.clear();
    client.write('AT+CMGS=18\r');
    expect(await client.until(/>/)).toMatch(/\n>$/);
    client.write('\x1b');
  });

  it('spoils a share of the answers, the same for the same seed', async () => {
    const codes: string[][] = [];
    for (const seed of [7, 7, 8]) {
      await start({ seed });
      const fault: Fault = { kind: 'answer', lines: ['+CMS ERROR: 500'] };
      const { faults, random } = modem.control;
      faults.choose = seededFaults(random, [{ where: '+CSQ', share: 0.5, fault }]);
      const answers: string[] = [];
      for (let i = 0; i < 12; i++) answers.push((await client.ask('AT+CSQ')).includes('500') ? '500' : 'OK');
      codes.push(answers);
      if (codes.length === 3) break;
      await client.close();
      await modem.close();
    }
    expect(codes[1]).toEqual(codes[0]);
    expect(codes[2]).not.toEqual(codes[0]);
    expect(new Set(codes[0])).toEqual(new Set(['500', 'OK']));
  });

  it('vanishes at a chosen byte of the answer and comes back under the same name, as after power on', async () => {
    await start();
    await client.ask('ATE0');
    modem.control.faults.add('+CMGS', { kind: 'unplug', afterBytes: 9 });
    await submit();
    await client.gone();
    expect(client.seen()).toBe('\r\n+CMGS: ');
    expect(modem.ledger.submissions).toHaveLength(1);
    await expect(openClient(modem.path)).rejects.toThrow();
    await modem.control.plug();
    client = await openClient(modem.path);
    expect(await client.ask('AT')).toBe('AT\r\r\nOK\r');
    // pulled out again while it was coming back
    modem.control.unplug();
    const coming = modem.control.plug();
    modem.control.unplug();
    await coming;
    expect(modem.control.plugged()).toBe(false);
  });

  it('vanishes in the middle of what is written to it', async () => {
    await start();
    modem.control.unplugAfter('in', 20);
    client.write('AT+CMGS=18\r');
    await client.until(/> /);
    client.write(`${HELLO}\x1a`);
    await client.gone();
    expect(modem.ledger.submissions).toEqual([]);
  });
});

describe('the SIM', () => {
  it('takes the right PIN, counts wrong ones, then wants the PUK', async () => {
    await start({ sim: { pin: '1234', puk: '87654321' } });
    await client.ask('AT+CMEE=1');
    expect(await client.ask('AT+CPIN?')).toContain('+CPIN: SIM PIN');
    for (const wrong of ['0000', '1111', '2222']) {
      expect(await client.ask(`AT+CPIN="${wrong}"`)).toContain('+CME ERROR: 16');
    }
    expect(await client.ask('AT+CPIN?')).toContain('+CPIN: SIM PUK');
    expect(await client.ask('AT+CPIN="1234"')).toContain('+CME ERROR: 12');
    expect(await client.ask('AT+CPIN="87654321","4321"')).toContain('OK');
    expect(await client.ask('AT+CPIN?')).toContain('READY');
    expect(modem.ledger.pinAttempts).toHaveLength(5);
  });
});

describe('receiving', () => {
  it('stores and announces, keeps what does not fit, and hands it over when there is room', async () => {
    await start({ sim: { capacity: 1 } });
    await client.ask('AT+CNMI=2,1,0,2,0');
    client.clear();
    modem.control.network.receive('+8613900139000', '退订');
    await client.until(/\+CMTI: "SM",1\r/);
    modem.control.network.receive('+8613900139000', '好');
    expect(modem.control.network.waiting()).toBe(1);
    expect(await client.ask('AT+CPMS?')).toContain('"SM",1,1');
    expect(await client.ask('AT+CMGL=4')).toMatch(
      /\+CMGL: 1,0,,24\r\n0891683108100005F0040D91683109109300F00008\w{14}0490008BA2\r/,
    );
    client.clear();
    client.write('AT+CMGD=1\r');
    await client.until(/CMTI: "SM",1\r/);
    expect(await client.ask('AT+CMGR=1')).toContain('02597D');
    expect(await client.ask('AT+CMGR=2')).toContain('+CMS ERROR: 321');
  });

  it.each([
    ['delivered', reportPlans.delivered(), ['00']],
    ['failed', reportPlans.failed(0x46), ['46']],
    ['still trying, then delivered', reportPlans.temporaryThen(), ['30', '00']],
    ['doubled', reportPlans.doubled(), ['00', '00']],
    ['scattered', reportPlans.scattered(() => 0.5, 40), ['00']],
  ])('reports directly: %s', async (_name, plan, statuses) => {
    await start();
    modem.control.network.plan = plan;
    await client.ask('AT+CNMI=2,1,0,1,0');
    await submit();
    const seen = await client.until(new RegExp(`(\\+CDS: 25\\r\\n\\w+\\r[\\s\\S]*){${statuses.length}}`));
    const reports = [...seen.matchAll(/\+CDS: 25\r\n(\w+)\r/g)].map(([, pdu]) => pdu as string);
    expect(reports.map((pdu) => pdu.slice(-2))).toEqual(statuses);
    for (const pdu of reports) expect(pdu).toMatch(/^0891683108100005F006010B813108108300F0/);
  });

  it('wants each direct one acknowledged in phase 2+', async () => {
    await start();
    await client.ask('AT+CSMS=1');
    await client.ask('AT+CNMI=2,2,0,1,0');
    expect(await client.ask('AT+CNMA')).toContain('+CMS ERROR: 340');
    modem.control.network.receive('13900139000', '好');
    await client.until(/\+CMT: ,/);
    expect(await client.ask('AT+CNMA')).toContain('OK');
  });
});

it('is steered by another process through its socket', async () => {
  await start();
  const socket = connect(modem.controlPath);
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  const tell = async (request: object): Promise<unknown> => {
    socket.write(`${JSON.stringify(request)}\n`);
    return JSON.parse((await lines.next()).value as string);
  };
  await tell({ do: 'quirks', set: { signal: 99 } });
  expect(await client.ask('AT+CSQ')).toContain('+CSQ: 99');
  await tell({ do: 'fault', where: '+CSQ', fault: { kind: 'answer', lines: ['ERROR'] } });
  expect(await client.ask('AT+CSQ')).toContain('ERROR');
  await tell({ do: 'reports', way: 'lost' });
  await submit();
  await sent();
  expect(await tell({ do: 'ledger' })).toMatchObject({ ok: { messages: [{ text: 'Hello' }], reports: [] } });
  client.clear();
  await tell({ do: 'storm', lines: 5, everyMs: 1 });
  await client.until(/RING[\s\S]*RSSI[\s\S]*\+CBM: 4\r\n01020304\r/);
  socket.destroy();
});
