import { afterEach, expect, it } from 'vitest';
import type { MessageOutcome } from '../../electron/core/message-outcome.ts';
import { createClock } from '../../electron/platform/clock.ts';
import { until } from '../support/engine/until.ts';
import type { Modem } from '../support/modem/start-modem.ts';
import { createSeededRandom } from '../support/seeded-random.ts';
import { thorough } from '../support/thorough.ts';
import { FAST, type ModemRig, modemRig } from './rig.ts';

const MESSAGES = thorough(60, 500);
const DISCONNECTS = thorough(20, 200);
const clock = createClock();
const PARTS_APART = '，您预约的服务将于明天上午九点开始，请提前十分钟到店';

let rig: ModemRig | null = null;
afterEach(async () => {
  await rig?.close();
  rig = null;
});

interface Sent {
  number: string;
  clientRef: string;
  outcome: MessageOutcome;
}

/** Sends the list the way the engine does: what did not leave goes back to the queue, everything else is final. */
async function sendAll({ channel }: ModemRig, texts: Map<string, string>): Promise<Sent[]> {
  const queue = [...texts.keys()];
  const sent: Sent[] = [];
  let refs = 0;
  const worker = async () => {
    for (let number = queue.shift(); number !== undefined; number = queue.shift()) {
      await until('room', async () => ((await channel.capacity?.())?.free ?? 0) > 0);
      refs += 1;
      const clientRef = `c1.${refs}`;
      const message = { messageId: refs, number, text: texts.get(number) ?? '', signature: '', parts: 1 };
      const [outcome] = (await channel.send({ clientRef, messages: [message] })).outcomes;
      if (outcome === undefined) throw new Error('no outcome');
      const back = outcome.kind === 'not_sent' || (outcome.kind === 'rejected' && outcome.reject === 'retry_later');
      if (back) {
        queue.push(number);
        // the engine holds back as well: what nobody can take now is not asked again at once
        await clock.sleep(20);
      } else sent.push({ number, clientRef, outcome });
    }
  };
  await Promise.all([worker(), worker()]);
  return sent;
}

/** Pulls the plug after so many bytes, again and again, and puts it back in. */
function disturb(modems: Modem[], seed: number): { count: () => number; stop: () => void } {
  const { next } = createSeededRandom(seed);
  let count = 0;
  let stopped = false;
  const arm = ({ control }: Modem) => {
    if (stopped || count >= DISCONNECTS) return;
    // start-up takes some 400 bytes in and 900 out, a part some 300 in and 40 out
    const way = next() < 0.6 ? 'in' : 'out';
    control.unplugAfter(way, 500 + Math.floor(next() * (way === 'in' ? 1000 : 650)));
  };
  for (const modem of modems) {
    modem.control.onUnplug = () => {
      count += 1;
      setTimeout(
        () => {
          if (!stopped) void modem.control.plug().then(() => arm(modem));
        },
        5 + next() * 40,
      );
    };
    arm(modem);
  }
  return {
    count: () => count,
    stop: () => {
      stopped = true;
    },
  };
}

it('a port that comes and goes at any byte loses nothing, doubles nothing, and every doubt is shown', async () => {
  rig = await modemRig([{ seed: 1 }, { seed: 2 }], {}, { ...FAST, command: 400, prompt: 400, final: 600 });
  const at = rig;
  for (const i of [0, 1]) await at.shows(i, 'ready');
  for (const { control } of at.modems) control.network.plan = () => [{ afterMs: 30, status: 0 }];
  const texts = new Map(
    Array.from({ length: MESSAGES }, (_, i): [string, string] => [
      `138${String(i).padStart(8, '0')}`,
      `【飞笺】第${i}位客户${PARTS_APART.repeat(1 + (i % 4))}`,
    ]),
  );
  const noise = disturb(at.modems, 42);
  const sent = await sendAll(at, texts);
  noise.stop();

  expect(sent.map(({ number }) => number).sort()).toEqual([...texts.keys()].sort());
  const taken = Map.groupBy(
    at.modems.flatMap(({ ledger }) => ledger.submissions),
    ({ to }) => to,
  );
  const tally = { accepted: 0, unknown: 0, partly: 0 };
  for (const { number, outcome } of sent) {
    const parts = taken.get(number) ?? [];
    const places = parts.map(({ concat }) => concat?.seq ?? 1);
    expect(new Set(places).size, `doubled: ${number}`).toBe(places.length);
    if (outcome.kind === 'accepted') {
      expect(parts.map(({ text }) => text).join('')).toBe(texts.get(number));
      tally.accepted += 1;
    } else if (outcome.kind === 'unknown') tally.unknown += 1;
    else {
      expect(outcome).toMatchObject({ kind: 'rejected', code: 'PARTLY_SENT' });
      tally.partly += 1;
    }
  }
  expect(noise.count()).toBeGreaterThanOrEqual(Math.min(DISCONNECTS, 10));
  expect(tally.accepted).toBeGreaterThan(MESSAGES / 3);
  // a report is only told of what the network took
  const page = await at.channel.pullReports?.();
  for (const { number } of page?.kind === 'page' ? page.rows : []) expect(taken.has(number)).toBe(true);
  console.info(`${MESSAGES} messages, ${noise.count()} disconnects: ${JSON.stringify(tally)}`);
}, 300_000);
