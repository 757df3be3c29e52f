import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MessageOutcome, OutMessage } from '../../electron/core/message-outcome.ts';
import { createRig, numberOf, type Rig } from '../support/engine/rig.ts';
import { notSent, rejected, unknown } from '../support/engine/scripted-channel.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await createRig();
});
afterEach(() => rig.close());

const sum = (counts: Record<string, number | undefined>): number =>
  Object.values(counts).reduce<number>((total, n) => total + (n ?? 0), 0);
const gate = () => {
  let open = () => {};
  const until = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { until, open };
};

describe('a campaign', () => {
  it('hands every message to the channel once, in batches, and finishes with a notice', async () => {
    const id = await rig.addCampaign({ recipients: 35 });
    await rig.engine.start();
    await rig.untilState(id, 'finished');
    expect(rig.channel.batches.map((batch) => batch.messages.length)).toEqual([10, 10, 10, 5]);
    expect(new Set(rig.channel.ledger.map((entry) => entry.number)).size).toBe(35);
    expect(new Set(rig.channel.batches.map((batch) => batch.clientRef)).size).toBe(4);
    expect(await rig.count(id, 'accepted')).toBe(35);
    expect(rig.events).toContainEqual({
      topic: 'notice',
      data: expect.objectContaining({ kind: 'campaign_finished', campaignId: id }),
    });
  });

  it('waits for the end of the hold', async () => {
    const id = await rig.addCampaign({ holdUntil: rig.clock.now() + 10_000 });
    await rig.engine.start();
    await rig.pass(9000);
    expect(rig.channel.batches).toHaveLength(0);
    await rig.untilState(id, 'finished');
  });

  it('row 44: scheduled 31 days ahead, is not sent now', async () => {
    const id = await rig.addCampaign({ startAt: rig.clock.now() + 31 * 86_400_000, schedule: { mode: 'at', at: 1 } });
    await rig.engine.start();
    await rig.pass(60_000);
    expect(rig.channel.batches).toHaveLength(0);
    expect((await rig.row(id)).state).toBe('scheduled');
  });

  it('missed by more than half an hour, asks instead of sending late; 继续 sends it', async () => {
    const id = await rig.addCampaign({ startAt: rig.clock.now() - 31 * 60_000, holdUntil: 0 });
    await rig.engine.start();
    await rig.untilState(id, 'paused');
    expect(rig.channel.batches).toHaveLength(0);
    expect((await rig.row(id)).pauseReason).toBe('missed_start');
    expect(rig.events.some(({ data }) => 'kind' in data && data.kind === 'missed_start')).toBe(true);
    await rig.engine.resume(id);
    await rig.untilState(id, 'finished');
    expect(rig.channel.ledger).toHaveLength(20);
  });

  it('shares the channel with another campaign in turns', async () => {
    const a = await rig.addCampaign({ recipients: 30 });
    const b = await rig.addCampaign({ recipients: 30, from: 100 });
    await rig.engine.start();
    await rig.untilState(a, 'finished');
    await rig.untilState(b, 'finished');
    const owners = rig.channel.batches.map((batch) => batch.clientRef.split('.')[0]);
    expect(owners.slice(0, 4)).toEqual([`c${a}`, `c${b}`, `c${a}`, `c${b}`]);
  });

  it('leaves nobody out whose number was blacklisted after planning, and sends them nothing', async () => {
    const id = await rig.addCampaign({ recipients: 12 });
    const row = { number: '19000000003', source: 'manual', reason: '', proof: '' } as const;
    await rig.storage.contacts.blacklist([row], rig.clock.now());
    await rig.engine.start();
    await rig.untilState(id, 'finished');
    expect(rig.channel.ledger.map((entry) => entry.number)).not.toContain('19000000003');
    expect(await rig.count(id, 'excluded')).toBe(1);
    expect(sum((await rig.row(id)).counts)).toBe(12);
  });

  it('without its channel, pauses and says so', async () => {
    rig.over.open = null;
    const id = await rig.addCampaign();
    await rig.engine.start();
    await rig.untilState(id, 'paused');
    expect(await rig.row(id)).toMatchObject({ pauseReason: 'account', pauseDetail: 'NO_CHANNEL' });
  });
});

describe('row 49: pause, resume and cancel in mid-batch', () => {
  it('pause lets the batch in flight finish and counts exactly', async () => {
    const { until, open } = gate();
    rig.channel.scripts = [{}, { until }];
    const id = await rig.addCampaign({ recipients: 50 });
    await rig.engine.start();
    await rig.until('second batch on the wire', () => rig.channel.batches.length === 2);
    await rig.engine.pause(id);
    open();
    await rig.until('settled', async () => (await rig.count(id, 'accepted')) === 20);
    await rig.pass(5000);
    expect(rig.channel.batches).toHaveLength(2);
    expect((await rig.row(id)).counts).toMatchObject({ accepted: 20, queued: 30, submitting: 0 });
    await rig.engine.resume(id);
    await rig.untilState(id, 'finished');
    expect(rig.channel.ledger).toHaveLength(50);
  });

  it('cancel keeps what left and cancels the rest, even what would come back', async () => {
    const { until, open } = gate();
    rig.channel.scripts = [{}, { until, outcome: (m, i) => (i < 4 ? notSent(m) : undefined) }];
    const id = await rig.addCampaign({ recipients: 50 });
    await rig.engine.start();
    await rig.until('second batch on the wire', () => rig.channel.batches.length === 2);
    expect(await rig.engine.cancel(id)).toBe(30);
    open();
    await rig.until('settled', async () => (await rig.count(id, 'accepted')) === 16);
    await rig.pass(5000);
    expect(await rig.row(id)).toMatchObject({ state: 'cancelled', counts: { accepted: 16, queued: 0, cancelled: 34 } });
    expect(rig.channel.batches).toHaveLength(2);
  });

  it('stop waits for the batch in flight and settles it', async () => {
    const { until, open } = gate();
    rig.channel.scripts = [{ until }];
    const id = await rig.addCampaign();
    await rig.engine.start();
    await rig.until('on the wire', () => rig.channel.batches.length === 1);
    const stopped = rig.engine.stop();
    open();
    await stopped;
    expect((await rig.row(id)).counts).toMatchObject({ accepted: 10, queued: 10, submitting: 0 });
    expect(rig.channel.batches).toHaveLength(1);
  });
});

describe('what stops a campaign', () => {
  it('row 25–29: a batch without an answer is unknown, pauses the campaign and is never sent again', async () => {
    rig.channel.scripts = [{ outcome: (m) => unknown(m) }];
    const id = await rig.addCampaign();
    await rig.engine.start();
    await rig.untilState(id, 'paused');
    expect(await rig.row(id)).toMatchObject({ pauseReason: 'unknown_result', pauseDetail: 'ECONNRESET' });
    await rig.engine.resume(id);
    await rig.untilState(id, 'finished');
    await rig.pass(60_000, 1000);
    const sent = rig.channel.batches.flatMap((batch) => batch.messages.map((message) => message.number));
    expect(new Set(sent).size).toBe(sent.length);
    expect((await rig.row(id)).counts).toMatchObject({ unknown: 10, accepted: 10 });
  });

  it('row 34: of a partial answer each number gets its own; the missing one is unknown, an extra one an alarm', async () => {
    rig.channel.scripts = [
      {
        outcome: (m, i) => (i === 0 ? rejected(m, '10', 'blacklist') : i === 1 ? null : undefined),
        extra: [{ messageId: 999_999, kind: 'unknown', code: 'X' }],
      },
    ];
    const id = await rig.addCampaign();
    await rig.engine.start();
    await rig.untilState(id, 'paused');
    const { counts, pauseReason } = await rig.row(id);
    expect(pauseReason).toBe('protocol');
    expect(counts).toMatchObject({ accepted: 8, rejected: 1, unknown: 1, queued: 10 });
    expect(sum(counts)).toBe(20);
  });

  it('row 36: no balance in mid-campaign stops every campaign of the channel, and the refused wait in the queue', async () => {
    rig.channel.scripts = [{}, { outcome: (m, i) => (i < 5 ? undefined : rejected(m, '3', 'balance')) }];
    const a = await rig.addCampaign({ recipients: 40 });
    const b = await rig.addCampaign({ recipients: 40, from: 100 });
    await rig.engine.start();
    await rig.untilState(a, 'paused');
    await rig.untilState(b, 'paused');
    expect(rig.channel.batches).toHaveLength(2);
    for (const id of [a, b]) expect(await rig.row(id)).toMatchObject({ pauseReason: 'balance', pauseDetail: '3' });
    expect((await rig.count(a, 'queued')) + (await rig.count(b, 'queued'))).toBe(65);
    expect(await rig.count(b, 'rejected')).toBe(0);
    expect((await rig.storage.channels.get(rig.channelId))?.trouble?.code).toBe('3');
    await rig.pass(31_000, 1000);
    await rig.engine.resume(a);
    await rig.engine.resume(b);
    await rig.untilState(a, 'finished');
    await rig.untilState(b, 'finished');
    expect(rig.channel.ledger).toHaveLength(80);
    expect((await rig.storage.channels.get(rig.channelId))?.trouble).toBeNull();
  });

  it('reports of failure for over half of at least 100 stop what is still to leave; 继续 counts anew', async () => {
    const schedule = { mode: 'lots' as const, at: null, size: 100, everyMinutes: 10 };
    const id = await rig.addCampaign({ recipients: 200, schedule });
    await rig.engine.start();
    await rig.until('the first lot is out', () => rig.channel.ledger.length === 100);
    const { storage, clock, channelId } = rig;
    const rows = rig.channel.ledger.map(({ number, providerId }, i) => {
      const [status, code] = i < 51 ? (['failed', 'MK:0001'] as const) : (['delivered', 'DELIVRD'] as const);
      return { providerId, number, status, code, at: clock.now(), clientRef: null, raw: number };
    });
    rig.channel.reportPages = [{ kind: 'page', rows, more: false }];
    await rig.untilState(id, 'paused');
    expect(await rig.row(id)).toMatchObject({ pauseReason: 'failed_share', pauseDetail: '51/100' });
    expect((await storage.channels.get(channelId))?.trouble).toBeNull();
    expect(await rig.count(id, 'queued')).toBe(100);
    await rig.engine.resume(id);
    await rig.pass(11 * 60_000, 10_000);
    await rig.untilState(id, 'finished');
    expect(rig.channel.ledger).toHaveLength(200);
  });

  it('more than 5 % refused asks a person', async () => {
    rig.channel.always = { outcome: (m, i) => (i === 0 ? rejected(m, '20', 'number') : undefined) };
    const id = await rig.addCampaign({ recipients: 300 });
    await rig.engine.start();
    await rig.untilState(id, 'paused');
    expect(await rig.row(id)).toMatchObject({ pauseReason: 'rejected_share', pauseDetail: '10/100' });
    expect(await rig.count(id, 'queued')).toBe(200);
  });

  it('row 40: more parts billed than planned asks once; 继续 accepts the price', async () => {
    rig.channel.always = {
      outcome: ({ messageId }) => ({
        messageId,
        kind: 'accepted',
        providerId: `x${messageId}`,
        billedParts: 3,
        fee: null,
      }),
    };
    const id = await rig.addCampaign({ parts: 2 });
    await rig.engine.start();
    await rig.untilState(id, 'paused');
    expect(await rig.row(id)).toMatchObject({ pauseReason: 'price', pauseDetail: '30/20' });
    await rig.engine.resume(id);
    await rig.untilState(id, 'finished');
  });

  it('what was billed is weighed across a restart, and an accepted price stays accepted', async () => {
    const bill = (parts: number) => ({
      outcome: ({ messageId }: OutMessage): MessageOutcome => ({
        messageId,
        kind: 'accepted',
        providerId: `x${messageId}`,
        billedParts: parts,
        fee: null,
      }),
    });
    // 11 for 10 is within the tenth; the tenth more comes in another life
    rig.channel.scripts = [bill(1), bill(1)];
    rig.channel.always = bill(2);
    const schedule = { mode: 'lots', at: null, size: 10, everyMinutes: 5 } as const;
    const id = await rig.addCampaign({ recipients: 60, schedule });
    await rig.engine.start();
    await rig.until('two lots', async () => (await rig.count(id, 'accepted')) === 20, 5000);
    await rig.restart();
    await rig.untilState(id, 'paused');
    expect(await rig.row(id)).toMatchObject({ pauseReason: 'price', pauseDetail: '40/30' });
    expect((await rig.storage.campaigns.breakdown(id)).billing).toEqual({ parts: 30, billedParts: 40 });
    expect(await rig.storage.campaigns.recount()).toBe(0);
    await rig.engine.resume(id);
    await rig.restart();
    await rig.until('all', async () => (await rig.row(id)).state === 'finished', 5000);
    expect(await rig.count(id, 'accepted')).toBe(60);
  });

  it('a number refused as blacklisted goes on the list of that channel', async () => {
    rig.channel.scripts = [{ outcome: (m, i) => (i === 0 ? rejected(m, 'YP:10', 'blacklist') : undefined) }];
    const id = await rig.addCampaign();
    await rig.engine.start();
    await rig.untilState(id, 'finished');
    const { rows } = await rig.storage.optOuts.channelBlocks({ cursor: null, limit: 9 });
    expect(rows).toMatchObject([{ number: numberOf(0), channelId: rig.channelId, code: 'YP:10' }]);
  });

  it('row 32: a captive portal stops the channel', async () => {
    rig.channel.scripts = [{ outcome: (m) => unknown(m, 'HTML'), portal: true }];
    const id = await rig.addCampaign();
    await rig.engine.start();
    await rig.untilState(id, 'paused');
    expect((await rig.row(id)).pauseReason).toBe('portal');
  });

  it('an adapter that throws leaves its batch unknown', async () => {
    rig.channel.scripts = [{ throws: true }];
    const id = await rig.addCampaign();
    await rig.engine.start();
    await rig.untilState(id, 'paused');
    expect(await rig.count(id, 'unknown')).toBe(10);
  });
});

describe('what only waits', () => {
  it('row 23: an unreachable provider is tried again with growing pauses, shown as trouble, and nothing is lost', async () => {
    rig.channel.scripts = Array.from({ length: 4 }, () => ({ outcome: (m) => notSent(m) }));
    const id = await rig.addCampaign();
    await rig.engine.start();
    const trouble = async () => (await rig.storage.channels.get(rig.channelId))?.trouble?.code ?? null;
    await rig.until('trouble shown', async () => (await trouble()) === 'ECONNREFUSED');
    expect((await rig.row(id)).state).toBe('sending');
    const before = rig.clock.now();
    await rig.untilState(id, 'finished');
    expect(rig.clock.now() - before).toBeGreaterThan(6000);
    expect(rig.channel.ledger).toHaveLength(20);
    await rig.until('trouble over', async () => (await trouble()) === null);
  });

  it('row 31: 429 with Retry-After waits that long', async () => {
    rig.channel.scripts = [{ outcome: (m) => rejected(m, '-5', 'retry_later'), retryAfterMs: 20_000 }];
    const id = await rig.addCampaign();
    await rig.engine.start();
    await rig.until('first batch', () => rig.channel.batches.length === 1);
    await rig.pass(19_000, 500);
    expect(rig.channel.batches).toHaveLength(1);
    await rig.untilState(id, 'finished');
    expect(rig.channel.ledger).toHaveLength(20);
  });

  it('several connections are used only after three good batches', async () => {
    rig.channel.connections(4);
    const { until, open } = gate();
    rig.channel.scripts = [{}, {}, {}];
    rig.channel.always = { until };
    const id = await rig.addCampaign({ recipients: 200 });
    await rig.engine.start();
    await rig.until('four on the wire', () => rig.channel.batches.length === 7);
    await rig.pass(3000);
    expect(rig.channel.batches).toHaveLength(7);
    open();
    await rig.untilState(id, 'finished');
    expect(rig.channel.ledger).toHaveLength(200);
  });
});
