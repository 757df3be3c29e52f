import { afterEach, expect, it } from 'vitest';
import type { Storage } from '../../electron/storage/storage.ts';
import { segment } from '../../shared/domain/sms/segment.ts';
import type { MessageState } from '../../shared/domain/status.ts';
import { numberOf } from '../support/engine/rig.ts';
import type { Modem } from '../support/modem/start-modem.ts';
import { createSeededRandom } from '../support/seeded-random.ts';
import { thorough } from '../support/thorough.ts';
import { type EngineModemRig, engineModemRig } from './engine-rig.ts';

const MESSAGES = thorough(60, 500);
const DISCONNECTS = thorough(20, 200);
const PATIENCE_MS = thorough(60_000, 400_000);
const MORE = '，您预约的服务将于明天上午九点开始，请提前十分钟到店';
const textOf = (i: number) => {
  const text = `【测试】第${i}位客户${MORE.repeat(1 + (i % 4))}`;
  return { text, parts: segment(text).perPart.length };
};

let at: EngineModemRig | null = null;
afterEach(async () => {
  await at?.close();
  at = null;
});

/** Pulls the plug after so many bytes, again and again, and puts it back in. */
function disturb(modems: Modem[], seed: number): () => number {
  const { next } = createSeededRandom(seed);
  let count = 0;
  const arm = ({ control }: Modem) => {
    if (count >= DISCONNECTS) return;
    // start-up takes some 400 bytes in and 900 out, a part some 300 in and 40 out
    const way = next() < 0.6 ? 'in' : 'out';
    control.unplugAfter(way, 500 + Math.floor(next() * (way === 'in' ? 1000 : 650)));
  };
  for (const modem of modems) {
    modem.control.onUnplug = () => {
      count += 1;
      void modem.control.plug().then(() => arm(modem));
    };
    arm(modem);
  }
  return () => count;
}

async function statesOf(storage: Storage, campaignId: number) {
  const { rows } = await storage.campaigns.messages({ campaignId }, { cursor: null, limit: MESSAGES });
  return rows.map(({ number, state, code }) => ({ number, state, code }));
}

it(
  'a port that comes and goes at any byte loses nothing, doubles nothing, and every doubt is shown',
  async () => {
    at = await engineModemRig(
      [{ seed: 1 }, { seed: 2 }],
      [{}, {}].map(() => ({ pace: 60_000 })),
    );
    const { rig, modems, run } = at;
    const campaignId = await rig.addCampaign({ recipients: MESSAGES, textOf });
    const disconnects = disturb(modems, 42);
    await rig.engine.start();
    // the owner looks at each doubt and goes on; nothing is ever sent again by hand
    const finished = async () => {
      const { state, pauseReason, pauseDetail } = await rig.row(campaignId);
      if (state !== 'paused') return state === 'finished';
      expect([pauseReason, pauseDetail]).toEqual(['unknown_result', expect.any(String)]);
      await rig.engine.resume(campaignId);
      return false;
    };
    await run('the campaign finished', finished, 20, PATIENCE_MS);

    const onAir = Map.groupBy(
      modems.flatMap(({ ledger }) => ledger.submissions),
      ({ to }) => to,
    );
    const tally: Partial<Record<MessageState, number>> = {};
    const rows = await statesOf(rig.storage, campaignId);
    expect(rows.map(({ number }) => number).sort()).toEqual(Array.from({ length: MESSAGES }, (_, i) => numberOf(i)));
    for (const { number, state, code } of rows) {
      tally[state] = (tally[state] ?? 0) + 1;
      const parts = onAir.get(number) ?? [];
      const places = parts.map(({ concat }) => concat?.seq ?? 1);
      expect(new Set(places).size, `doubled: ${number}`).toBe(places.length);
      const sent = textOf(Number(number.slice(3)));
      const whole = parts.map(({ text }) => text).join('') === sent.text;
      if (state === 'accepted' || state === 'delivered') expect(whole, `not on the air: ${number}`).toBe(true);
      else if (state === 'rejected') expect([code, whole, parts.length > 0]).toEqual(['PARTLY_SENT', false, true]);
      else expect(state).toBe('unknown');
    }
    expect(await rig.storage.campaigns.recount()).toBe(0);
    expect(disconnects()).toBeGreaterThanOrEqual(Math.min(DISCONNECTS, 10));
    expect((tally.accepted ?? 0) + (tally.delivered ?? 0)).toBeGreaterThan(MESSAGES / 2);
    console.info(`${MESSAGES} messages, ${disconnects()} disconnects: ${JSON.stringify(tally)}`);
  },
  PATIENCE_MS + 60_000,
);
