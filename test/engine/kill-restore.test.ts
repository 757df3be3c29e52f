import { afterEach, describe, expect, it } from 'vitest';
import { makeBackup } from '../../electron/storage/backups/make-backup.ts';
import { placesBeside } from '../../electron/storage/backups/places.ts';
import { carryOutRestore, planRestore } from '../../electron/storage/backups/restore-book.ts';
import { type Life, startLife } from '../support/engine/lives.ts';
import { type Stage, setStage } from '../support/engine/stage.ts';
import { createSeededRandom } from '../support/seeded-random.ts';
import { thorough } from '../support/thorough.ts';

const RECIPIENTS = 120;
let stage: Stage;
afterEach(() => stage.close());

const submitted = async (): Promise<number> => Object.keys(await stage.double.accepted()).length;

/** as soon as so many were submitted; false = the life ended before */
async function reached(n: number, life: Life): Promise<boolean> {
  let over = false;
  void life.ended.then(() => (over = true));
  while ((await submitted()) < n) {
    if (over) return false;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return true;
}

/** Backup at one moment of a running campaign, SIGKILL at a later one, restore, and on to the end. */
async function playOut(seed: number): Promise<void> {
  const { next } = createSeededRandom(seed);
  // slow enough that there is something between the two moments
  stage = await setStage(
    { recipients: RECIPIENTS, options: { rate: 100, burst: 5, batch: 5 } },
    { reports: { neverShare: 1 } },
  );
  const places = placesBeside(stage.task.file);
  const task = { ...stage.task, journal: true };
  const life = startLife(task);
  const backedUpAt = Math.floor(next() * RECIPIENTS * 0.4);
  const killedAt = backedUpAt + 1 + Math.floor(next() * RECIPIENTS * 0.5);
  await reached(backedUpAt, life);
  const backup = makeBackup(places, undefined, { at: Date.now(), kind: 'daily', journal: 1 });
  await reached(killedAt, life);
  life.kill();
  await life.ended;
  const before = await stage.double.accepted();

  planRestore(places, { backup: backup.name, reason: 'asked', at: Date.now() });
  const account = carryOutRestore(places, undefined);
  expect(account).toMatchObject({ held: 1, unreadable: 0 });
  const last = startLife(task);
  expect(await last.ended).toMatchObject({ code: 0, stderr: '' });
  const after = await stage.double.accepted();
  expect(Object.keys(after).length).toBeGreaterThanOrEqual(Object.keys(before).length);
  expect(Object.entries(after).filter(([, n]) => n !== 1)).toEqual([]);
  expect((await stage.row()).state).toBe('finished');
  expect(await stage.broken()).toEqual([]);
}

describe('a backup of before is restored', () => {
  for (let seed = 1; seed <= thorough(2, 12); seed++) {
    it(`row 17: what was submitted since comes back from the journal, no number is sent twice (seed ${seed})`, () =>
      playOut(seed));
  }
});
