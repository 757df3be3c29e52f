import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ASK_AFTER_MS, questionsDue } from '../../electron/engine/number-reports.ts';
import { createRig, type Rig } from '../support/engine/rig.ts';
import { unknown } from '../support/engine/scripted-channel.ts';

const MINUTE = 60_000;
let rig: Rig;
beforeEach(async () => {
  rig = await createRig();
});
afterEach(() => rig.close());

const trouble = async () => (await rig.storage.channels.get(rig.channelId))?.reportTrouble?.code ?? null;
const found = (number: string, status: 'delivered' | 'pending') => {
  const hit = rig.channel.ledger.find((entry) => entry.number === number);
  if (hit === undefined) return { kind: 'absent' as const };
  return { kind: 'found' as const, providerId: hit.providerId, status, code: '', evidence: hit.providerId };
};

async function sent(recipients: number): Promise<number> {
  const id = await rig.addCampaign({ recipients });
  await rig.engine.start();
  await rig.untilState(id, 'finished');
  return id;
}

describe('reports that stay away', () => {
  it('are noticed after a quarter of an hour, and the note goes when they come', async () => {
    rig.channel.answerLookup = (number) => found(number, 'pending');
    await sent(30);
    await rig.pass(10 * MINUTE, MINUTE);
    expect(await trouble()).toBeNull();
    await rig.pass(10 * MINUTE, MINUTE);
    expect(await trouble()).toBe('REPORTS_STOPPED');
    const rows = rig.channel.ledger.map(({ number, providerId }) => ({
      ...{ providerId, number, status: 'delivered' as const, code: '', at: rig.clock.now(), clientRef: null, raw: '' },
    }));
    rig.channel.reportPages.push({ kind: 'page', rows, more: false });
    await rig.pass(5 * MINUTE, MINUTE);
    expect(await trouble()).toBeNull();
  });

  it('are with another program when the provider knows them by number', async () => {
    rig.channel.answerLookup = (number) => found(number, 'delivered');
    const id = await sent(30);
    await rig.pass(20 * MINUTE, MINUTE);
    expect(await trouble()).toBe('REPORTS_TAKEN');
    expect(await rig.count(id, 'delivered')).toBeGreaterThanOrEqual(3);
  });

  it('may not be pulled at all: said at once', async () => {
    rig.channel.pullReports = async () => ({ kind: 'failed', code: 'NO_RIGHT', permission: true });
    await sent(3);
    await rig.pass(3 * MINUTE, 10_000);
    expect(await trouble()).toBe('REPORTS_NOT_ENABLED');
  });

  it('of a few phones that are off say nothing', async () => {
    rig.channel.answerLookup = (number) => found(number, 'pending');
    await sent(10);
    await rig.pass(30 * MINUTE, MINUTE);
    expect(await trouble()).toBeNull();
  });
});

describe('a provider without a queue of reports', () => {
  beforeEach(() => rig.channel.describe({ reports: 'number' }));

  it('is asked number by number, newest first and ever more rarely, and what it says is kept', async () => {
    rig.channel.answerLookup = (number) => found(number, number.endsWith('3') ? 'delivered' : 'pending');
    const id = await sent(10);
    await rig.pass(10 * MINUTE, 1000);
    expect(await rig.count(id, 'delivered')).toBe(1);
    const asked = Map.groupBy(rig.channel.lookups, (number) => number);
    expect(asked.size).toBe(10);
    expect(Math.max(...[...asked.values()].map((times) => times.length))).toBeLessThanOrEqual(4);
    expect(rig.channel.lookups[0]).toBe('19000000009');
  });

  it('is asked at most 600 times a minute', async () => {
    rig.channel.answerLookup = (number) => found(number, 'pending');
    await sent(2000);
    await rig.pass(30_000, 500);
    const before = rig.channel.lookups.length;
    await rig.pass(MINUTE, 500);
    expect(rig.channel.lookups.length - before).toBeLessThanOrEqual(610);
    expect(rig.channel.lookups.length - before).toBeGreaterThan(300);
  });

  it('is asked no more after three days', () => {
    expect(questionsDue(0)).toBe(0);
    expect(questionsDue(100 * 3_600_000)).toBe(ASK_AFTER_MS.length);
  });
});

describe('looks at an unknown result', () => {
  it('survive a restart: three in all, kept as evidence', async () => {
    rig.channel.always = { outcome: (message) => unknown(message) };
    const id = await rig.addCampaign({ recipients: 1 });
    await rig.engine.start();
    await rig.untilState(id, 'paused');
    await rig.pass(12 * MINUTE, 10_000);
    expect(rig.channel.lookups).toHaveLength(2);
    await rig.restart();
    await rig.pass(40 * MINUTE, 10_000);
    expect(rig.channel.lookups).toHaveLength(3);
    const { rows } = await rig.storage.campaigns.messages({ campaignId: id }, { cursor: null, limit: 1 });
    expect((await rig.storage.outbox.looksOf(rows[0]?.id ?? 0)).map(({ result }) => result)).toEqual([
      'absent',
      'absent',
      'absent',
    ]);
    expect(await rig.count(id, 'unknown')).toBe(1);
  });
});

describe('channels of one account', () => {
  it('have one puller, and its reports reach the messages of all', async () => {
    const second = await rig.addChannel();
    for (const id of [rig.channelId, second.id]) await rig.storage.channels.setAccount(id, 'same');
    let pulls = 0;
    second.channel.pullReports = async () => {
      pulls += 1;
      return { kind: 'page', rows: [], more: false };
    };
    rig.channel.always = {
      outcome: (message) => ({ messageId: message.messageId, kind: 'rejected', code: 'B', reject: 'balance' }),
    };
    const id = await rig.addCampaign({ recipients: 2, fallbackChannelIds: [second.id] });
    await rig.engine.start();
    await rig.untilState(id, 'finished');
    const rows = second.channel.ledger.map(({ number, providerId }) => ({
      ...{ providerId, number, status: 'delivered' as const, code: '', at: rig.clock.now(), clientRef: null, raw: '' },
    }));
    rig.channel.reportPages.push({ kind: 'page', rows, more: false });
    await rig.until('delivered', async () => (await rig.count(id, 'delivered')) === 2, 500);
    expect(pulls).toBe(0);
  });
});

describe('the bill', () => {
  it('by reports stops the campaign at over ten percent more', async () => {
    await rig.close();
    rig = await createRig({ batch: 20, rate: 20, burst: 20 });
    rig.channel.always = {
      outcome: (message) => {
        rig.channel.ledger.push({ number: message.number, providerId: `p${message.messageId}`, text: '' });
        const providerId = `p${message.messageId}`;
        return { messageId: message.messageId, kind: 'accepted', providerId, billedParts: null, fee: null };
      },
    };
    const schedule = { mode: 'lots', at: null, size: 20, everyMinutes: 5 } as const;
    const id = await rig.addCampaign({ recipients: 60, schedule });
    await rig.engine.start();
    await rig.until('the first lot', () => rig.channel.ledger.length === 20);
    const rows = rig.channel.ledger.map(({ number, providerId }) => ({
      ...{ providerId, number, status: 'delivered' as const, code: '', at: rig.clock.now(), clientRef: null, raw: '' },
      billedParts: 2,
    }));
    rig.channel.reportPages.push({ kind: 'page', rows, more: false });
    await rig.untilState(id, 'paused');
    expect(await rig.row(id)).toMatchObject({ pauseReason: 'price', pauseDetail: '40/20' });
    expect((await rig.storage.campaigns.breakdown(id)).billing).toEqual({ parts: 20, billedParts: 40 });
  });
});
