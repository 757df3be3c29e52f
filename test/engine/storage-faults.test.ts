import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '../../shared/contract/errors.ts';
import { createRig, type Rig } from '../support/engine/rig.ts';

let rig: Rig;
afterEach(() => rig.close());

describe('when the disk refuses', () => {
  it('row 10: at the claim, nothing is sent, and the campaign pauses as soon as that can be written', async () => {
    rig = await createRig();
    const { claim } = rig.storage.outbox;
    const { move } = rig.storage.campaigns;
    let full = true;
    rig.storage.outbox.claim = async (request) => {
      if (full) throw new AppError('DISK_FULL');
      return claim(request);
    };
    rig.storage.campaigns.move = async (...args) => {
      if (full && args[2] === 'paused') throw new AppError('DISK_FULL');
      return move(...args);
    };
    const id = await rig.addCampaign();
    await rig.engine.start();
    await rig.pass(60_000, 500);
    expect(rig.channel.batches).toHaveLength(0);
    expect(rig.logs.filter((line) => line.includes('engine.storage')).length).toBeLessThan(20);
    full = false;
    await rig.untilState(id, 'paused');
    expect(await rig.row(id)).toMatchObject({ pauseReason: 'storage', pauseDetail: 'DISK_FULL' });
    await rig.engine.resume(id);
    await rig.untilState(id, 'finished');
    expect(rig.channel.ledger).toHaveLength(20);
  });

  it('row 11: at the settle, the answer in hand is kept and written when it can be; no further batch leaves', async () => {
    rig = await createRig();
    const { settle } = rig.storage.outbox;
    let failures = 3;
    rig.storage.outbox.settle = async (request) => {
      failures -= 1;
      if (failures >= 0) throw new AppError('DISK_FULL');
      return settle(request);
    };
    const id = await rig.addCampaign();
    await rig.engine.start();
    await rig.untilState(id, 'paused');
    await rig.until('settled', async () => (await rig.count(id, 'accepted')) === 10);
    expect(rig.channel.batches).toHaveLength(1);
    expect((await rig.row(id)).counts).toMatchObject({ accepted: 10, queued: 10, submitting: 0, unknown: 0 });
  });

  it('row 11: never, the batch is unknown after the next start', async () => {
    rig = await createRig();
    const { settle } = rig.storage.outbox;
    rig.storage.outbox.settle = () => Promise.reject(new AppError('DISK_FULL'));
    const id = await rig.addCampaign();
    await rig.engine.start();
    await rig.untilState(id, 'paused');
    rig.storage.outbox.settle = settle;
    rig.channel.answerLookup = () => ({ kind: 'absent' });
    await rig.engine.stop();
    // a stop tries once more, and that write may succeed: either way the batch is accounted for
    await rig.restart();
    const { counts } = await rig.row(id);
    expect((counts.accepted ?? 0) + (counts.unknown ?? 0)).toBe(10);
    expect(counts).toMatchObject({ queued: 10, submitting: 0 });
  });
});
