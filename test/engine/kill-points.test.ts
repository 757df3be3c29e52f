import { afterEach, describe, expect, it } from 'vitest';
import { startLife } from '../support/engine/lives.ts';
import { type Stage, setStage } from '../support/engine/stage.ts';

let stage: Stage;
afterEach(() => stage.close());

const PASSIVE = { failpoint: null, passive: true };

/** no reports, so that what was accepted stays so */
const SILENT = { reports: { neverShare: 1 } };

async function dieAt(failpoint: string): Promise<void> {
  stage = await setStage({ recipients: 40 }, SILENT);
  const life = startLife({ ...stage.task, failpoint });
  expect(await life.ended).toMatchObject({ signal: 'SIGKILL', stderr: '' });
}

/** the next life of an application whose owner does nothing */
async function reopen(): Promise<void> {
  const life = startLife({ ...stage.task, ...PASSIVE });
  expect(await life.ended).toMatchObject({ code: 0, stderr: '' });
}

/** the owner asks, treats the rest as sent, continues */
async function finish(): Promise<void> {
  const life = startLife(stage.task);
  expect(await life.ended).toMatchObject({ code: 0, stderr: '' });
  expect((await stage.row()).state).toBe('finished');
  expect(await stage.broken()).toEqual([]);
}

const once = async () => Object.values(await stage.double.accepted()).every((n) => n === 1);

describe('a process killed', () => {
  it('row 1: before the claim is written sends what is left, once', async () => {
    await dieAt('beforeA');
    await reopen();
    expect((await stage.row()).state).toBe('finished');
    expect(Object.keys(await stage.double.accepted())).toHaveLength(40);
    expect(await once()).toBe(true);
    expect(await stage.broken()).toEqual([]);
  });

  it('row 2: after the claim, before the connection, leaves the batch unknown; records say no; nothing is resent', async () => {
    await dieAt('afterA');
    await reopen();
    expect(await stage.row()).toMatchObject({
      state: 'paused',
      pauseReason: 'unknown_result',
      counts: { accepted: 10, unknown: 10, queued: 20, submitting: 0 },
    });
    expect(Object.keys(await stage.double.accepted())).toHaveLength(10);
    await finish();
    expect(Object.keys(await stage.double.accepted())).toHaveLength(30);
  });

  it('row 3: with the answer still out leaves the batch unknown; records say yes', async () => {
    stage = await setStage({ recipients: 40 }, { ...SILENT, faults: [{ kind: 'hang', skip: 1 }] });
    const life = startLife({ ...stage.task, failpoint: 'afterBytes' });
    expect(await life.line('sending second')).toBe(true);
    for (let n = 0; n < 2000 && (await stage.double.control()).requests < 2; n += 1);
    life.kill();
    await life.ended;
    await reopen();
    expect((await stage.row()).counts).toMatchObject({ accepted: 10, unknown: 10, queued: 20 });
    await finish();
    expect(Object.keys(await stage.double.accepted())).toHaveLength(40);
    expect((await stage.row()).counts.unknown).toBe(0);
  });

  it('row 4: after the answer, before it is written, gets the provider id back from the records', async () => {
    await dieAt('beforeB');
    await reopen();
    expect((await stage.row()).counts).toMatchObject({ accepted: 10, unknown: 10, queued: 20 });
    await finish();
    expect(Object.keys(await stage.double.accepted())).toHaveLength(40);
    const providerIds = await stage.book(async (storage) => {
      const { rows } = await storage.campaigns.messages(
        { campaignId: stage.task.campaignId },
        { cursor: null, limit: 50 },
      );
      const attempts = await Promise.all(rows.map((row) => storage.campaigns.attempts(row.id)));
      return attempts.map((list) => list.at(-1)?.providerId ?? null);
    });
    expect(new Set(providerIds).size).toBe(40);
    expect(providerIds).not.toContain(null);
  });

  it('row 5: after the answer is written goes on where it was', async () => {
    await dieAt('afterB');
    expect((await stage.row()).counts).toMatchObject({ accepted: 20, submitting: 0, queued: 20 });
    await reopen();
    expect((await stage.row()).state).toBe('finished');
    expect(await once()).toBe(true);
    expect(await stage.broken()).toEqual([]);
  });
});
