import { afterEach, describe, expect, it } from 'vitest';
import { createRig, type Rig } from '../support/engine/rig.ts';

let rig: Rig;
afterEach(() => rig.close());

const RATE = 200;
const BATCH = 20;

/** When each message left, on the fake clock; `stall` holds up the storage for so long, at the given claim. */
async function starts(recipients: number, stall: { claim: number | 'every'; ms: number }): Promise<number[]> {
  rig = await createRig({ rate: RATE, burst: BATCH, batch: BATCH });
  rig.channel.describe({ connections: 4 });
  const { outbox } = rig.storage;
  const claim = outbox.claim.bind(outbox);
  let claims = 0;
  outbox.claim = async (request) => {
    claims += 1;
    if (stall.claim === 'every' || claims === stall.claim) await rig.clock.sleep(stall.ms);
    return claim(request);
  };
  const left: number[] = [];
  const send = rig.channel.send.bind(rig.channel);
  rig.channel.send = (batch) => {
    for (const _ of batch.messages) left.push(rig.clock.monotonic());
    return send(batch);
  };
  const id = await rig.addCampaign({ recipients });
  await rig.engine.start();
  await rig.until('finished', async () => (await rig.row(id)).state === 'finished', 5);
  return left;
}

function worstSecond(left: readonly number[]): number {
  let worst = 0;
  left.forEach((at, i) => {
    const first = left.findIndex((other) => at - other < 1000);
    worst = Math.max(worst, i - first + 1);
  });
  return worst;
}

describe('the pace of a channel', () => {
  it('comes back after a stall of the storage: no time lost for good, no second above the limit', async () => {
    const left = await starts(7 * RATE, { claim: 17, ms: 400 });
    expect(left).toHaveLength(7 * RATE);
    expect(worstSecond(left)).toBeLessThanOrEqual(RATE);
    // five seconds after the stall began, the last of them as full as the first; the stall alone is worth 80 messages
    const first = left[0] ?? 0;
    const ms = 1510 + 5 * 1004;
    expect(left.filter((at) => at <= first + ms).length).toBeGreaterThanOrEqual((RATE * ms) / 1000 - 2 * BATCH);
  });

  it('waits for no tick: the gap between two requests is the pace, not a second', async () => {
    const left = await starts(3 * RATE, { claim: 0, ms: 0 });
    const gaps = left.slice(1).map((at, i) => at - (left[i] ?? 0));
    // the first three go one at a time
    expect(Math.max(...gaps)).toBeLessThanOrEqual((BATCH / RATE) * 1000 * 1.3);
  });

  it('puts a batch back that waited for its time when the campaign was paused', async () => {
    rig = await createRig({ rate: RATE, burst: BATCH, batch: BATCH });
    const { outbox } = rig.storage;
    const claim = outbox.claim.bind(outbox);
    let claims = 0;
    outbox.claim = async (request) => {
      claims += 1;
      const claimed = await claim(request);
      // claimed, and not yet due
      if (claims === 3) await rig.engine.pause(id);
      return claimed;
    };
    const id = await rig.addCampaign({ recipients: 5 * BATCH });
    await rig.engine.start();
    await rig.until('paused', () => claims === 3, 5);
    await rig.pass(5000);
    expect(rig.channel.batches).toHaveLength(2);
    expect((await rig.row(id)).counts).toMatchObject({ accepted: 2 * BATCH, queued: 3 * BATCH, submitting: 0 });
    await rig.engine.resume(id);
    await rig.untilState(id, 'finished');
    expect(new Set(rig.channel.ledger.map(({ number }) => number)).size).toBe(5 * BATCH);
    expect(rig.channel.ledger).toHaveLength(5 * BATCH);
  });

  it('loses nothing to a disk that takes 40 ms for every claim', async () => {
    const left = await starts(6 * RATE, { claim: 'every', ms: 40 });
    const first = left[0] ?? 0;
    const ms = 5 * 1000;
    expect(left.filter((at) => at <= first + ms).length).toBeGreaterThanOrEqual((0.985 * RATE * ms) / 1000);
    expect(worstSecond(left)).toBeLessThanOrEqual(RATE);
  });
});
