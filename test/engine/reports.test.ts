import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportRecord } from '../../electron/core/message-outcome.ts';
import { createRig, numberOf, type Rig } from '../support/engine/rig.ts';
import { unknown } from '../support/engine/scripted-channel.ts';

const MINUTE = 60_000;
let rig: Rig;
beforeEach(async () => {
  rig = await createRig();
});
afterEach(() => rig.close());

const report = (i: number, status: ReportRecord['status'] = 'delivered', code = 'DELIVRD'): ReportRecord => {
  const { number, providerId } = rig.channel.ledger[i]!;
  const at = rig.clock.now();
  return { providerId, number, status, code, at, clientRef: null, raw: `${providerId}:${status}:${code}` };
};
const page = (rows: ReportRecord[], more = false) => ({ kind: 'page' as const, rows, more });

async function sent(recipients = 20): Promise<number> {
  const id = await rig.addCampaign({ recipients });
  await rig.engine.start();
  await rig.untilState(id, 'finished');
  return id;
}

describe('reports', () => {
  it('row 37: come three times, out of order and contradicting, and count once, by rank', async () => {
    const id = await sent();
    rig.channel.reportPages = [
      page([report(0), report(1, 'failed', 'MK:0001')], true),
      page([report(0), report(1, 'failed', 'MK:0001'), report(1)], true),
      page([report(0, 'failed', 'LATE'), report(2, 'pending', 'WAIT')]),
    ];
    await rig.until('applied', async () => (await rig.count(id, 'delivered')) === 2);
    await rig.until('all pages pulled', () => rig.channel.reportPages.length === 0);
    await rig.pass(5000);
    expect((await rig.row(id)).counts).toMatchObject({ delivered: 2, failed: 0, accepted: 18 });
  });

  it('row 37: one that comes before the answer is stored waits and is matched', async () => {
    let release = () => {};
    const until = new Promise<void>((resolve) => {
      release = resolve;
    });
    rig.channel.always = { until };
    const id = await rig.addCampaign({ recipients: 1 });
    await rig.engine.start();
    await rig.until('on the wire', () => rig.channel.batches.length === 1);
    const early = { providerId: 'p1', number: numberOf(0), status: 'delivered', code: 'DELIVRD' } as const;
    rig.channel.reportPages = [page([{ ...early, at: rig.clock.now(), clientRef: null, raw: 'early' }])];
    await rig.until('pulled', () => rig.channel.reportPages.length === 0);
    release();
    await rig.until('matched', async () => (await rig.count(id, 'delivered')) === 1);
  });

  it('keeps asking after a failed pull', async () => {
    const id = await sent();
    rig.channel.reportPages = [{ kind: 'failed', code: '-1', permission: true }, page([report(3)])];
    await rig.until('applied', async () => (await rig.count(id, 'delivered')) === 1);
  });

  it('none for 72 hours is 无回执', async () => {
    const id = await sent();
    await rig.pass(72 * 60 * MINUTE + 11 * MINUTE, 5 * MINUTE);
    await rig.until('expired', async () => (await rig.count(id, 'no_report')) === 20, 1000);
  });

  it('row 38: lost between the read and the write are asked for by number', async () => {
    const id = await sent(3);
    rig.channel.answerLookup = (number) => ({
      kind: 'found',
      providerId: rig.channel.ledger.find((entry) => entry.number === number)!.providerId,
      status: 'delivered',
      code: 'DELIVRD',
      evidence: 'record',
    });
    await rig.pass(45 * MINUTE, MINUTE);
    await rig.until('asked', async () => (await rig.count(id, 'delivered')) === 3, 1000);
  });
});

describe('replies', () => {
  it.each([true, false])(
    'row 48: 退订 keeps the number out of what is still queued; simulated %s',
    async (simulated) => {
      rig.channel.describe({ simulated });
      const later = await rig.addCampaign({ startAt: rig.clock.now() + 20 * MINUTE });
      await rig.engine.start();
      const reply = (i: number, text: string) => ({
        providerId: `r${i}`,
        number: numberOf(i),
        text,
        at: rig.clock.now(),
        raw: `r${i}`,
      });
      rig.channel.replyPages = [{ kind: 'page', rows: [reply(3, 'T'), reply(4, '收到')], more: false }];
      const { optOuts, contacts } = rig.storage;
      const blocked = async () => (await optOuts.channelBlocks({ cursor: null, limit: 9 })).rows.length;
      await rig.until('stored', async () => (await contacts.blacklistCount()) + (await blocked()) === 1);
      // nobody spoke in a rehearsal: real channels may still write to that number
      expect(await blocked()).toBe(simulated ? 1 : 0);
      expect(await rig.count(later, 'excluded')).toBe(1);
      await rig.pass(20 * MINUTE, 5000);
      await rig.untilState(later, 'finished');
      const numbers = rig.channel.ledger.map((entry) => entry.number);
      expect(numbers).not.toContain(numberOf(3));
      expect(numbers).toContain(numberOf(4));
      expect(rig.events).toContainEqual({ topic: 'changed', data: { what: 'replies' } });
    },
  );
});

describe('unknown results', () => {
  it('are looked up by themselves at two minutes; when all are found the campaign goes on', async () => {
    rig.channel.scripts = [{ outcome: (m) => unknown(m) }];
    rig.channel.answerLookup = (number) => ({
      kind: 'found',
      providerId: `late-${number}`,
      status: 'delivered',
      code: 'DELIVRD',
      evidence: 'record',
    });
    const id = await rig.addCampaign();
    await rig.engine.start();
    await rig.untilState(id, 'paused');
    await rig.pass(100_000, 1000);
    expect(rig.channel.lookups).toHaveLength(0);
    await rig.until('finished', async () => (await rig.row(id)).state === 'finished', 1000);
    expect((await rig.row(id)).counts).toMatchObject({ delivered: 10, accepted: 10, unknown: 0 });
    expect(rig.channel.batches).toHaveLength(2);
  });

  it('nobody knows stay unknown after three looks, and nothing is sent again', async () => {
    rig.channel.scripts = [{ outcome: (m) => unknown(m) }];
    const id = await rig.addCampaign();
    await rig.engine.start();
    await rig.untilState(id, 'paused');
    await rig.pass(60 * MINUTE, 5000);
    expect(rig.channel.lookups).toHaveLength(30);
    expect(rig.channel.batches).toHaveLength(1);
    expect((await rig.row(id)).counts).toMatchObject({ unknown: 10, queued: 10 });
  });

  it('a person may ask at once, treat as sent, or send again', async () => {
    rig.channel.scripts = [{ outcome: (m) => unknown(m) }];
    const id = await rig.addCampaign();
    await rig.engine.start();
    await rig.untilState(id, 'paused');
    const asked = await rig.engine.resolveUnknown({ campaignId: id, action: 'query' });
    expect(asked).toEqual({ found: 0, notFound: 10, changed: 0, supported: true });
    const ids = (await rig.storage.outbox.unknown(id, null, 3)).map((message) => message.messageId);
    expect((await rig.engine.resolveUnknown({ campaignId: id, messageIds: ids, action: 'sent' })).changed).toBe(3);
    expect((await rig.engine.resolveUnknown({ campaignId: id, action: 'resend' })).changed).toBe(7);
    expect((await rig.row(id)).counts).toMatchObject({ unknown: 0, accepted: 3, queued: 17 });
    await rig.engine.resume(id);
    await rig.untilState(id, 'finished');
    expect(rig.channel.ledger).toHaveLength(17);
  });

  it('row 45: sent just before midnight, asks for an interval that covers both days', async () => {
    const midnight = Date.UTC(2026, 2, 4, 16);
    rig.clock.jump(midnight - 2000 - rig.clock.now());
    const asked: { from: number; to: number }[] = [];
    const { lookup } = rig.channel;
    rig.channel.lookup = async (query) => {
      asked.push(query);
      return lookup!(query);
    };
    rig.channel.scripts = [{ outcome: (m) => unknown(m) }];
    const id = await rig.addCampaign({ recipients: 1 });
    await rig.engine.start();
    await rig.untilState(id, 'paused');
    await rig.engine.resolveUnknown({ campaignId: id, action: 'query' });
    expect(asked[0]!.from).toBeLessThan(midnight - 2000);
    expect(asked[0]!.to).toBeGreaterThan(midnight + 3000);
  });
});
