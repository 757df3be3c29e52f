import { afterEach, describe, expect, it } from 'vitest';
import { createSerialPorts, type SerialPorts } from '../../electron/platform/serial-port.ts';
import { until } from '../support/engine/until.ts';
import type { Modem, ModemOptions } from '../support/modem/start-modem.ts';
import { FAST, type ModemRig, modemRig } from './rig.ts';

const NUMBER = '13800138000';
const TEXT = '【飞笺】您的订单已发货';
const LONG = `【飞笺】${'尊敬的客户，您预约的服务将于明天上午九点开始。'.repeat(8)}`;

let rig: ModemRig | null = null;
afterEach(async () => {
  await rig?.close();
  rig = null;
});
async function ready(options: ModemOptions[] = [{}], timings = FAST): Promise<ModemRig> {
  rig = await modemRig(options, {}, timings);
  for (const [i] of options.entries()) await rig.shows(i, 'ready');
  return rig;
}
const reports = async ({ channel }: ModemRig) => {
  const page = await channel.pullReports?.();
  return page?.kind === 'page'
    ? page.rows.map(({ providerId, number, status }) => ({ providerId, number, status }))
    : [];
};
const replies = async ({ channel }: ModemRig) => {
  const page = await channel.pullReplies?.();
  return page?.kind === 'page' ? page.rows.map(({ number, text }) => ({ number, text })) : [];
};

describe('sending over a modem', () => {
  it('sends a text as it is, and its report says delivered', async () => {
    const at = await ready();
    expect(await at.send(NUMBER, TEXT, 'c9.1')).toEqual({
      ...{ messageId: 1, kind: 'accepted', providerId: 'c9.1', billedParts: 1, fee: null },
    });
    expect(at.modems[0]?.ledger.messages()).toMatchObject([{ to: NUMBER, text: TEXT, copies: 1 }]);
    const seen: object[] = [];
    await at.until('the report', async () => seen.push(...(await reports(at))) > 0);
    expect(seen).toEqual([{ providerId: 'c9.1', number: NUMBER, status: 'delivered' }]);
  });

  it('counts a long text as accepted with all its parts, as delivered with all their reports', async () => {
    const at = await ready();
    const outcome = await at.send(NUMBER, LONG);
    expect(outcome).toMatchObject({ kind: 'accepted', billedParts: 3 });
    expect(at.modems[0]?.ledger.messages()).toMatchObject([{ to: NUMBER, text: LONG, parts: 3, total: 3, copies: 1 }]);
    const seen: object[] = [];
    await at.until('the report', async () => seen.push(...(await reports(at))) > 0);
    expect(seen).toMatchObject([{ status: 'delivered' }]);
  });

  it('finds its reports again after a restart, in whatever order they come', async () => {
    const at = await ready();
    const plan = { later: 400 };
    (at.modems[0] as NonNullable<(typeof at.modems)[0]>).control.network.plan = () => {
      plan.later -= 100;
      return [{ afterMs: plan.later, status: 0 }];
    };
    await at.send(NUMBER, LONG, 'c7.1');
    await at.restart();
    const seen: { providerId: string; status: string }[] = [];
    await at.until('the report', async () => seen.push(...(await reports(at))) > 0);
    expect(seen).toMatchObject([{ providerId: 'c7.1', status: 'delivered' }]);
  });

  it.each([
    ['+CMS ERROR: 1', { kind: 'rejected', code: 'CMS:1', reject: 'number' }],
    ['+CMS ERROR: 302', { kind: 'rejected', code: 'CMS:302', reject: 'request' }],
    ['+CMS ERROR: 500', { kind: 'unknown', code: 'CMS:500' }],
    ['+CMS ERROR: 332', { kind: 'unknown', code: 'CMS:332' }],
    ['+CMS ERROR: 10', { kind: 'rejected', code: 'CMS:10', reject: 'account' }],
    ['+CMS ERROR: 21', { kind: 'rejected', code: 'CMS:21', reject: 'balance' }],
    ['+CMS ERROR: 330', { kind: 'rejected', code: 'CMS:330', reject: 'account' }],
    ['ERROR', { kind: 'unknown', code: 'ERROR' }],
  ])('reads %s', async (final, expected) => {
    const at = await ready();
    at.modems[0]?.control.faults.add('+CMGS', { kind: 'answer', lines: [final] });
    expect(await at.send(NUMBER, TEXT)).toMatchObject(expected);
    expect(at.modems[0]?.ledger.submissions).toEqual([]);
  });

  it.each([
    ['circuit switched', 1],
    ['circuit switched before packets', 3],
  ])('goes over to %s where the network refuses without a reason', async (_, service) => {
    const at = await ready([{ quirks: { services: [service] } }]);
    const outcomes = [];
    for (let i = 0; i < 3; i += 1) outcomes.push((await at.send(`1380013800${i}`, TEXT)).kind);
    const refused = service === 1 ? 1 : 2;
    expect(outcomes).toEqual(Array.from({ length: 3 }, (_one, i) => (i < refused ? 'unknown' : 'accepted')));
    expect(at.modems[0]?.ledger.commands.filter((line) => line.startsWith('AT+CGSMS'))).toEqual(
      ['AT+CGSMS?', 'AT+CGSMS=1', 'AT+CGSMS=3'].slice(0, 1 + refused),
    );
  });

  it('asks a busy SIM again, and another SIM where this one is refused', async () => {
    const at = await ready([{}, {}]);
    at.modems[0]?.control.faults.add('+CMGS', { kind: 'answer', lines: ['+CMS ERROR: 38'] });
    at.modems[1]?.control.faults.add('+CMGS', { kind: 'answer', lines: ['+CMS ERROR: 38'] });
    expect(await at.send(NUMBER, TEXT)).toMatchObject({ kind: 'accepted' });
    for (const { control } of at.modems) {
      control.faults.clear();
    }
    at.modems[0]?.control.faults.add('+CMGS', { kind: 'answer', lines: ['+CMS ERROR: 10'] });
    at.modems[1]?.control.faults.add('+CMGS', { kind: 'answer', lines: ['+CMS ERROR: 10'] });
    // one of the two is condemned, the other takes over or is condemned as well
    expect(await at.send(NUMBER, TEXT)).toMatchObject({ kind: 'rejected', code: 'CMS:10', reject: 'account' });
    expect(await at.send(NUMBER, TEXT)).toMatchObject({ kind: 'rejected', code: 'SIM_STOPPED', reject: 'account' });
  });
});

describe('the edges of a submission (rows 51 to 53)', () => {
  it('row 51: unplugged after Ctrl-Z is unknown and never sent again; a later report proves it', async () => {
    const at = await ready();
    const modem = at.modems[0] as NonNullable<(typeof at.modems)[0]>;
    modem.control.network.plan = () => [];
    modem.control.faults.add('+CMGS', { kind: 'unplug', afterBytes: 0 });
    expect(await at.send(NUMBER, TEXT, 'c5.1')).toEqual({
      ...{ messageId: 1, kind: 'unknown', code: 'PORT_GONE', providerId: 'c5.1' },
    });
    await modem.control.plug();
    await at.shows(0, 'ready');
    for (const taken of modem.ledger.submissions) modem.control.network.report(taken, 0);
    const seen: object[] = [];
    await at.until('the evidence', async () => seen.push(...(await reports(at))) > 0);
    expect(seen).toMatchObject([{ providerId: 'c5.1', status: 'delivered' }]);
    expect(modem.ledger.submissions).toHaveLength(1);
  });

  it('row 51: silence after Ctrl-Z is unknown', async () => {
    const at = await ready([{}], { ...FAST, final: 1500 });
    at.modems[0]?.control.faults.add('+CMGS', { kind: 'silence' });
    expect(await at.send(NUMBER, TEXT)).toMatchObject({ kind: 'unknown', code: 'NO_ANSWER' });
    expect(await at.send('13900139000', TEXT)).toMatchObject({ kind: 'accepted' });
    expect(at.modems[0]?.ledger.messages().map(({ copies }) => copies)).toEqual([1, 1]);
  });

  it('row 52: ERROR though sent is unknown; the reference that comes late is matched', async () => {
    const at = await ready();
    const modem = at.modems[0] as NonNullable<(typeof at.modems)[0]>;
    modem.control.network.plan = () => [];
    modem.control.faults.add('+CMGS', { kind: 'answer', lines: ['ERROR'] });
    expect(await at.send(NUMBER, TEXT, 'c6.1')).toMatchObject({ kind: 'unknown', code: 'ERROR' });
    modem.control.announce(['+CMGS: 77']);
    const seen: object[] = [];
    await at.until('the evidence', async () => seen.push(...(await reports(at))) > 0);
    expect(seen).toMatchObject([{ providerId: 'c6.1', status: 'pending' }]);
    expect(await at.storage.modems.partsOf(1, 'c6.1')).toMatchObject([{ state: 'accepted', reference: 77 }]);
  });

  it.each([
    ['echo that cannot be switched off', { neverEcho: false, refuse: { E0: 'ERROR' } }],
    ['CR alone and a bare prompt', { lineEnd: '\r' as const, prompt: '>' as const }],
    ['bytes that trickle', { slow: { bytes: 7, everyMs: 1 } }],
    [
      'refused optional commands',
      { refuse: { '+CSMS=': 'ERROR', '+CPMS=?': 'ERROR', '+CMEE=': 'ERROR', '+CNMI=?': 'ERROR' } },
    ],
    ['unsolicited lines anywhere', { unsolicited: 'anywhere' as const }],
  ])('row 52: works with %s', async (_, quirks) => {
    const at = await ready([{ quirks }]);
    const modem = at.modems[0] as NonNullable<(typeof at.modems)[0]>;
    modem.control.faults.add('+CMGS', { kind: 'between', lines: ['^RSSI:17', '+CREG: 1'] });
    modem.control.faults.add('+CMGS>', { kind: 'between', lines: ['RING'] });
    modem.control.faults.add('+CMGS', { kind: 'doubled' });
    expect(await at.send(NUMBER, TEXT)).toMatchObject({ kind: 'accepted' });
    expect(await at.send('13900139000', TEXT)).toMatchObject({ kind: 'accepted' });
    expect(modem.ledger.messages()).toMatchObject([{ copies: 1 }, { copies: 1 }]);
  });

  it('row 53: a taken port is named with its holder, the other modem goes on', async () => {
    const at = await ready([{}, {}]);
    const path = at.modems[0]?.path ?? '';
    expect(await createSerialPorts().open(path, 115200)).toEqual({ kind: 'failed', code: 'PORT_BUSY' });
    at.modems[0]?.control.unplug();
    await at.shows(0, 'PORT_MISSING');
    expect(await at.send(NUMBER, TEXT)).toMatchObject({ kind: 'accepted' });
    expect(at.modems[1]?.ledger.submissions).toHaveLength(1);
  });

  it('a message goes on while its channel is closed and opened anew, as when its settings are saved', async () => {
    const at = await ready([{ quirks: { latencyMs: 60 } }]);
    const going = at.send(NUMBER, TEXT);
    await at.until('the PDU on its way', () => at.modems[0]?.ledger.commands.at(-1)?.startsWith('AT+CMGS') === true);
    await at.reopen();
    expect(await going).toMatchObject({ kind: 'accepted' });
    expect(await at.send('13900139000', TEXT)).toMatchObject({ kind: 'accepted' });
    expect(at.modems[0]?.ledger.commands.filter((line) => line === 'ATE0')).toHaveLength(1);
  });

  it('row 51: cut off before Ctrl-Z was not sent and moves; the prompt it left is ended on reconnecting', async () => {
    const ports = createSerialPorts();
    const cut: string[] = [];
    /** pulls the first modem out with its PDU typed and the Ctrl-Z still to come */
    const open: SerialPorts['open'] = async (path, baudRate) => {
      const opened = await ports.open(path, baudRate);
      if (opened.kind === 'failed' || path !== rig?.modems[0]?.path) return opened;
      const { line } = opened;
      const { control } = rig.modems[0];
      const lost = new Promise<void>((resolve) => line.onGone(resolve));
      const write = async (data: string) => {
        await line.write(data);
        if (!/^[0-9A-F]{20,}$/.test(data) || cut.length > 0) return;
        cut.push(data);
        await until('the PDU typed', () => control.typed() === data);
        control.unplug();
        await lost;
      };
      return { kind: 'open', line: { ...line, write } };
    };
    rig = await modemRig([{ quirks: { ownPower: true } }, {}], {}, FAST, { ...ports, open });
    const at = rig;
    const [first, second] = at.modems as [Modem, Modem];
    await at.shows(1, 'ready');
    // the ports were opened before the rig was there to be looked at
    await at.restart();
    for (const i of [0, 1]) await at.shows(i, 'ready');
    for (let i = 0; cut.length === 0; i += 1) {
      expect(await at.send(`138001380${10 + i}`, TEXT, `c8.${i}`)).toMatchObject({ kind: 'accepted' });
    }
    expect(first.ledger.submissions).toEqual([]);
    expect(second.ledger.messages().at(-1)).toMatchObject({ copies: 1 });
    expect(first.control.typed()).toBe(cut[0]);
    await first.control.plug();
    await at.shows(0, 'ready');
    expect(first.ledger.submissions).toEqual([]);
    expect(first.ledger.commands.some((line) => line.includes(cut[0] ?? ''))).toBe(false);
  });

  it('unsent work of a dead modem moves to another', async () => {
    const at = await ready([{}, {}]);
    for (const { control } of at.modems) control.faults.add('+CMGS>', { kind: 'unplug', afterBytes: 0 });
    at.modems[1]?.control.faults.clear();
    for (let i = 0; i < 4; i += 1) expect(await at.send(`1380013800${i}`, TEXT)).toMatchObject({ kind: 'accepted' });
    expect(at.modems[1]?.ledger.submissions.length).toBeGreaterThan(0);
  });
});

describe('what comes in', () => {
  it('is handed on once, stored before it is deleted, put together from its parts', async () => {
    const at = await ready();
    const modem = at.modems[0] as NonNullable<(typeof at.modems)[0]>;
    const pdus = modem.control.network.receive('+8613900139000', LONG);
    modem.control.network.receive('+8613900139001', 'TD');
    for (const pdu of pdus) modem.control.network.receivePdu(pdu);
    const seen: { number: string; text: string }[] = [];
    await at.until('both texts', async () => {
      const rows = await replies(at);
      await at.storage.reports.storeReplies(
        1,
        rows.map((row) => ({ ...row, providerId: row.text, at: 1, raw: '', optOut: false })),
        1,
      );
      for (const row of rows) if (!seen.some(({ text }) => text === row.text)) seen.push(row);
      return seen.length === 2;
    });
    expect(seen).toEqual([
      { number: '13900139000', text: LONG },
      { number: '13900139001', text: 'TD' },
    ]);
    await at.until('an empty storage', () => modem.control.memory('SM').used === 0);
  });
});
