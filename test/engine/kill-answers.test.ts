import { afterEach, expect, it } from 'vitest';
import { RULES_KEY, replyRules } from '../../shared/contract/replies.ts';
import { startLife } from '../support/engine/lives.ts';
import { numberOf } from '../support/engine/rig.ts';
import { type Stage, setStage } from '../support/engine/stage.ts';
import { createSeededRandom } from '../support/seeded-random.ts';
import { thorough } from '../support/thorough.ts';

const LIVES = thorough(3, 25);
const ASKED = 4;
const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);
/** where a life ends: at an instruction, or at any moment while it answers */
const ENDS = [null, 'afterHandle', 'beforeB', null, 'beforeHandle', 'afterA'] as const;
const RULE = { id: 'hours', name: '营业时间', match: 'contains', words: ['几点'], answer: '每天9点到21点' };

let stage: Stage;
afterEach(() => stage.close());

/** not a wait for something: the random moment itself */
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** somebody asks, `from` and the next: stored as a pulled page is */
const ask = (from: number): Promise<unknown> =>
  stage.book((storage) => {
    const now = Date.now();
    const rows = Array.from({ length: ASKED }, (_, i) => ({
      ...{ providerId: `q${from + i}`, number: numberOf(from + i), text: '几点开门', at: now, raw: '{}' },
      ...{ optOut: false, lookAlike: false },
    }));
    return storage.reports.storeReplies(stage.task.channelId, rows, now);
  });

it(`${LIVES} times killed around automatic answers: nobody is answered twice, no question is lost (seed ${seed})`, async () => {
  const random = createSeededRandom(seed);
  stage = await setStage({ recipients: 1 }, { seed, faults: [{ kind: 'slow', ms: 15, times: 1_000_000_000 }] });
  console.log(`kill test of answers: seed ${seed} (repeat with KILL_SEED=${seed})`);
  const task = { ...stage.task, answers: true };
  const rules = JSON.stringify(replyRules.parse({ rules: [RULE], maxPerDay: 500 }));
  await stage.book(async (storage) => {
    await storage.settings.setValue(RULES_KEY, rules);
    await storage.templates.saveSignature({ text: '晨光', remark: '', isDefault: true });
  });
  await startLife({ ...task, rehearsal: true }).ended;
  let killed = 0;
  let next = 100;
  for (let life = 0; life < LIVES; life++, next += ASKED) {
    await ask(next);
    const failpoint = ENDS[life % ENDS.length] ?? null;
    const running = startLife({ ...task, failpoint });
    if (failpoint === null) {
      await running.line('ready');
      await sleep(random.next() * 120);
      running.kill();
    }
    const { signal, stderr } = await running.ended;
    expect(stderr).toBe('');
    if (signal === 'SIGKILL') killed += 1;
  }
  expect(await startLife(task).ended).toMatchObject({ code: 0, stderr: '' });

  const taken = await stage.double.accepted();
  expect(Object.values(taken).filter((n) => n > 1)).toEqual([]);
  const lost = await stage.book(async (storage) => {
    expect(await storage.replies.due(1)).toEqual([]);
    expect(await storage.campaigns.recount()).toBe(0);
    const questions = await storage.replies.latest(1000);
    expect(questions).toHaveLength(LIVES * ASKED);
    const unheard: string[] = [];
    for (const { replyId, number } of questions) {
      const campaignId = await storage.campaigns.byIdempotencyKey(`reply-${replyId}`);
      expect(campaignId).not.toBeNull();
      const { rows } = await storage.campaigns.messages({ campaignId: campaignId ?? 0 }, { cursor: null, limit: 9 });
      const attempts = await storage.campaigns.attempts(rows[0]?.id ?? 0);
      expect(rows).toHaveLength(1);
      if (taken[number] === 1) continue;
      // it did not leave, and that is not hidden: its result was unknown until the person decided
      if (attempts.at(-1)?.outcome !== 'assumed') unheard.push(`${replyId} ${rows[0]?.state}`);
    }
    return unheard;
  });
  expect(lost).toEqual([]);
  expect(killed).toBeGreaterThan(0);
  console.log(`kill test of answers: ${killed} of ${LIVES} lives killed, ${Object.keys(taken).length} answers taken`);
});
