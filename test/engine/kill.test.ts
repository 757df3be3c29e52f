import { afterEach, expect, it } from 'vitest';
import { startLife } from '../support/engine/lives.ts';
import { type Stage, setStage } from '../support/engine/stage.ts';
import { createSeededRandom } from '../support/seeded-random.ts';
import { thorough } from '../support/thorough.ts';

const KILLS = thorough(50, 200);
const RECIPIENTS = thorough(1500, 5000);
const BATCH = 10;
const LATENCY_MS = 25;
const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);

let stage: Stage;
afterEach(() => stage.close());

/** not a wait for something: the random moment itself */
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

it(`row 6: killed at ${KILLS} random moments of a campaign of ${RECIPIENTS}, sends each message at most once (seed ${seed})`, async () => {
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
  await startLife({ ...stage.task, rehearsal: true }).ended;
  let kills = 0;
  let early = 0;
  let pace = 60;
  while (kills < KILLS) {
    // the work left is shared out over the kills left, so that the campaign outlives them on the slowest machine too
    const before = (await stage.double.control()).taken;
    const budget = Math.max(1, Math.floor((RECIPIENTS - before) / BATCH / (KILLS - kills + 5)));
    const life = startLife({ ...stage.task, failpoint: `budget:${budget}` });
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
    pace = Math.min(400, Math.max(2, taken - before >= budget * BATCH ? pace * 0.8 : pace * 1.15));
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
