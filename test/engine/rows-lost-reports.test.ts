import { afterEach, expect, it } from 'vitest';
import { yunpian } from '../../electron/channels/providers/yunpian.ts';
import { createEngine } from '../../electron/engine/engine.ts';
import { createHttp } from '../../electron/platform/http.ts';
import { createFakeClock } from '../support/engine/fake-clock.ts';
import { startLife } from '../support/engine/lives.ts';
import { type Stage, setStage } from '../support/engine/stage.ts';
import { until } from '../support/engine/until.ts';
import { createSeededRandom } from '../support/seeded-random.ts';

const MINUTE = 60_000;
// one batch, settled long before its reports come
const RECIPIENTS = 10;
const logger = { info: () => {}, warn: () => {}, error: () => {} };

let stage: Stage;
afterEach(() => stage.close());

it('row 38: reports deleted at the provider by a pull that a crash cut off are asked for number by number', async () => {
  stage = await setStage({ recipients: RECIPIENTS }, { reports: { failShare: 0.5, delayMs: 1000 } });
  const life = startLife({ ...stage.task, failpoint: 'afterPull', passive: true });
  expect(await life.ended).toMatchObject({ signal: 'SIGKILL', stderr: '' });
  const before = (await stage.row()).counts;
  expect(before).toMatchObject({ accepted: RECIPIENTS, delivered: 0, failed: 0 });

  // half an hour and more later
  const clock = createFakeClock(Date.now());
  const http = createHttp();
  const random = createSeededRandom();
  const channel = yunpian.create(
    { apikey: stage.task.apikey, endpoint: stage.task.endpoint, sendUid: false, deadlineSeconds: 5 },
    { clock, http, random, logger, state: { get: async () => null, set: async () => {} } },
  );
  await stage.book(async (storage) => {
    const counts = async () => (await storage.campaigns.get(stage.task.campaignId))!.counts;
    const engine = createEngine({
      ...{ storage, clock, random, logger, emit: () => {}, settings: () => storage.settings.get() },
      channelFor: async (id) => {
        const row = (await storage.channels.get(id))!;
        return { channel, options: row.options, row };
      },
    });
    // from here time stands still: the deadlines of the requests go by the same clock
    clock.advance(45 * MINUTE);
    await engine.start();
    const reported = async () => {
      const { delivered, failed } = await counts();
      return (delivered ?? 0) + (failed ?? 0) === RECIPIENTS;
    };
    await until('every report found', reported, { realMs: 20_000 });
    expect((await counts()).failed).toBeGreaterThan(0);
    await engine.stop();
  });
  await channel.close();
  await http.close();
  expect(Object.values(await stage.double.accepted()).every((n) => n === 1)).toBe(true);
});
