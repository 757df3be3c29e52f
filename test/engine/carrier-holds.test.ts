import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutMessage, ReportRecord } from '../../electron/core/message-outcome.ts';
import { carrierOf } from '../../shared/domain/phone.ts';
import { createRig, type Rig } from '../support/engine/rig.ts';
import { rejected } from '../support/engine/scripted-channel.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await createRig({ batch: 20, rate: 20, burst: 20 });
});
afterEach(() => rig.close());

const telecom = (i: number): string => `189${String(i).padStart(8, '0')}`;
const mobile = (i: number): string => `138${String(i).padStart(8, '0')}`;
const reportsOf = (status: 'failed' | 'delivered', code: string, only: (number: string) => boolean) =>
  rig.channel.ledger
    .filter(({ number }) => only(number))
    .map(
      ({ number, providerId }): ReportRecord => ({
        ...{ providerId, number, status, code, at: rig.clock.now(), clientRef: null },
        raw: `${providerId} ${code}`,
      }),
    );
const isTelecom = (number: string): boolean => carrierOf(number) === 'telecom';

/** 400 numbers, every other of 电信; the first lot of 100 is reported on before the rest leaves */
async function heldCampaign(): Promise<number> {
  const numbers = Array.from({ length: 400 }, (_, i) => (i % 2 === 0 ? telecom(i) : mobile(i)));
  const schedule = { mode: 'lots', at: null, size: 100, everyMinutes: 5 } as const;
  const id = await rig.addCampaign({ numbers, schedule });
  await rig.engine.start();
  await rig.until('the first lot', () => rig.channel.ledger.length === 100);
  rig.channel.reportPages.push({
    kind: 'page',
    rows: [...reportsOf('failed', 'SIGN', isTelecom), ...reportsOf('delivered', 'DELIVRD', (n) => !isTelecom(n))],
    more: false,
  });
  await rig.until('held', async () => (await rig.storage.channels.breakers(rig.channelId)).length === 1, 500);
  return id;
}

/** the provider takes everybody but 电信, whose signature is not filed */
const unfiled = (message: OutMessage) =>
  isTelecom(message.number)
    ? rejected(message, 'TC:FailedOperation.SignatureIncorrectOrUnapproved', 'content')
    : undefined;

describe('a carrier refused at submission', () => {
  it('is held after thirty refusals for one reason; the others go on, and the campaign stands for none of it', async () => {
    rig.channel.always = { outcome: unfiled };
    const numbers = Array.from({ length: 400 }, (_, i) => (i % 2 === 0 ? telecom(i) : mobile(i)));
    const id = await rig.addCampaign({ numbers });
    await rig.engine.start();
    await rig.until('all of the others', () => rig.channel.ledger.length === 200, 1000);
    expect(await rig.storage.channels.breakers(rig.channelId)).toMatchObject([
      { carrier: 'telecom', reason: 'unapproved', failures: 30 },
    ]);
    const { state, counts } = await rig.row(id);
    expect(state).toBe('sending');
    // the batch that was on its way when the thirtieth came may have brought a few more
    expect(counts.rejected).toBeGreaterThanOrEqual(30);
    expect(counts.rejected).toBeLessThan(60);
    expect((counts.queued ?? 0) + (counts.rejected ?? 0)).toBe(200);
  });

  it('stops the campaign where nobody got through: that is the signature itself', async () => {
    rig.channel.always = { outcome: unfiled };
    const id = await rig.addCampaign({ numbers: Array.from({ length: 40 }, (_, i) => telecom(i)) });
    await rig.engine.start();
    await rig.untilState(id, 'paused');
    expect((await rig.row(id)).pauseReason).toBe('content');
    expect(await rig.storage.channels.breakers(rig.channelId)).toEqual([]);
  });
});

describe('a carrier that fails for one reason', () => {
  it('waits while the others go on, and its messages stay in the queue', async () => {
    expect([telecom(2), mobile(1)].map(carrierOf)).toEqual(['telecom', 'mobile']);
    const id = await heldCampaign();
    expect(await rig.storage.channels.breakers(rig.channelId)).toMatchObject([
      { carrier: 'telecom', reason: 'SIGN', failures: 30 },
    ]);
    await rig.until(
      'all of the others',
      () => rig.channel.ledger.filter(({ number }) => !isTelecom(number)).length === 200,
      1000,
    );
    expect(rig.channel.ledger.filter(({ number }) => isTelecom(number))).toHaveLength(50);
    expect(await rig.row(id)).toMatchObject({ state: 'sending', counts: { queued: 150 } });
    expect(await rig.storage.campaigns.notes(id)).toMatchObject([
      { key: 'carrier_held', data: { carrier: 'telecom', code: 'SIGN' } },
    ]);
  });

  it('goes on when a person says so', async () => {
    const id = await heldCampaign();
    await rig.until(
      'all of the others',
      () => rig.channel.ledger.filter(({ number }) => !isTelecom(number)).length === 200,
      1000,
    );
    await rig.engine.reopen(rig.channelId, 'telecom');
    await rig.until('finished', async () => (await rig.row(id)).state === 'finished', 1000);
    expect(new Set(rig.channel.ledger.map(({ number }) => number)).size).toBe(400);
    expect(rig.channel.ledger).toHaveLength(400);
    expect(await rig.storage.channels.breakers(rig.channelId)).toEqual([]);
  });

  it('is tried with a few after its time, also by another life; a success frees the rest', async () => {
    const id = await heldCampaign();
    await rig.until(
      'all of the others',
      () => rig.channel.ledger.filter(({ number }) => !isTelecom(number)).length === 200,
      1000,
    );
    await rig.restart();
    await rig.pass(10 * 60_000, 30_000);
    expect(rig.channel.ledger).toHaveLength(250);
    await rig.until('the trial', () => rig.channel.ledger.length > 250, 5000);
    await rig.pass(60_000, 1000);
    expect(rig.channel.ledger).toHaveLength(270);
    const rows = reportsOf('delivered', 'DELIVRD', isTelecom).slice(-1);
    rig.channel.reportPages.push({ kind: 'page', rows, more: false });
    await rig.until('finished', async () => (await rig.row(id)).state === 'finished', 1000);
    expect(rig.channel.ledger).toHaveLength(400);
  });
});
