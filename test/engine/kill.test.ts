import { afterEach, expect, it } from 'vitest';
import { startLife } from '../support/engine/lives.ts';
import { createSeededRandom } from '../support/engine/rig.ts';
import { type Stage, setStage } from '../support/engine/stage.ts';

const KILLS = 200;
const RECIPIENTS = 5000;
const BATCH = 10;
const LATENCY_MS = 8;
const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);

let stage: Stage;
afterEach(() => stage.close());

/** not a wait for something: the random moment itself */
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

it(`6: killed at ${KILLS} random moments of a campaign of 5,000, sends each message at most once (seed ${seed})`, async () => {
  const random = createSeededRandom(seed);
  stage = await setStage(
    { recipients: RECIPIENTS, blacklisted: 25, options: { batch: BATCH } },
    {
      seed,
      faults: [{ kind: 'slow', ms: LATENCY_MS, times: 1_000_000_000 }],
      reports: { delayMs: 50, failShare: 0.05 },
    },
  );
  console.log(`kill test: seed ${seed} (repeat with KILL_SEED=${seed})`);
  let kills = 0;
  let early = 0;
  let pace = 40;
  while (kills < KILLS) {
    const before = (await stage.double.control()).taken;
    const life = startLife(stage.task);
    // some die while they open the book and recover, most while they send
    if (random.next() < 0.1) {
      await life.line('open');
      early += 1;
      await sleep(random.next() * 20);
    } else {
      await life.line('ready');
      await sleep(random.next() * 2 * pace);
    }
    life.kill();
    const { signal, stderr } = await life.ended;
    expect(stderr).toBe('');
    if (signal !== 'SIGKILL') break;
    kills += 1;
    const { taken } = await stage.double.control();
    // the length of a life follows the work left, so that the campaign outlives all kills
    const wanted = (RECIPIENTS - taken) / (KILLS - kills + 10);
    pace = Math.min(400, Math.max(5, taken - before > wanted ? pace * 0.9 : pace * 1.1));
    if (kills % 50 === 0)
      expect(await stage.broken().then((all) => all.filter((fault) => !fault.startsWith('I6')))).toEqual([]);
  }
  expect(kills).toBe(KILLS);
  const last = startLife(stage.task);
  expect(await last.ended).toMatchObject({ code: 0, stderr: '' });
  expect(await stage.broken()).toEqual([]);
  const { state, counts } = await stage.row();
  expect(state).toBe('finished');
  expect(counts).toMatchObject({ queued: 0, submitting: 0, unknown: 0, excluded: 25 });
  console.log(`kill test: ${kills} kills (${early} at start-up), ${JSON.stringify(counts)}`);
});
