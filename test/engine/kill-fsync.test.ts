import { afterEach, expect, it } from 'vitest';
import { openFile } from '../../electron/storage/sqlite/connection.ts';
import { startLife } from '../support/engine/lives.ts';
import { type Stage, setStage } from '../support/engine/stage.ts';
import { canTrace, lifeKilledAtFsync } from '../support/engine/traced-life.ts';
import { thorough } from '../support/thorough.ts';

// enough that the campaign outlives all forty
const RECIPIENTS = 3000;
const LAST_FSYNC = 40;
const FSYNCS = Array.from({ length: LAST_FSYNC }, (_, at) => at + 1).filter((n) => n % thorough(4, 1) === 0);

let stage: Stage | null = null;
afterEach(() => stage?.close());

/** batches of which some messages are settled and others still on the wire */
function halfSettled(file: string): number {
  const db = openFile({ file });
  try {
    const half = db.prepare(
      `SELECT count(*) FROM (
         SELECT batch_id FROM attempts GROUP BY batch_id
         HAVING sum(settled_at IS NULL) > 0 AND sum(settled_at IS NULL) < count(*))`,
    );
    return Number(half.pluck().get());
  } finally {
    db.close();
  }
}

it(`row 5: killed at ${FSYNCS.length} fsyncs up to the ${LAST_FSYNC}th, each batch is settled whole or not at all`, async () => {
  if (!canTrace()) {
    console.warn('row 5 NOT PROVEN HERE: strace is missing or may not trace (Debian: apt-get install strace)');
    return;
  }
  stage = await setStage({ recipients: RECIPIENTS }, { reports: { neverShare: 1 } });
  await startLife({ ...stage.task, rehearsal: true }).ended;
  let killed = 0;
  for (const n of FSYNCS) {
    const life = await lifeKilledAtFsync(stage.task, n);
    expect(life.errors).toBe('');
    if (!life.killed) break;
    killed += 1;
    expect([n, halfSettled(stage.task.file)]).toEqual([n, 0]);
    const broken = await stage.broken();
    expect([n, broken.filter((fault) => !fault.startsWith('I6'))]).toEqual([n, []]);
  }
  expect(killed).toBe(FSYNCS.length);
  expect(await startLife(stage.task).ended).toMatchObject({ code: 0, stderr: '' });
  expect((await stage.row()).state).toBe('finished');
  expect(await stage.broken()).toEqual([]);
});
