import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MessageOutcome, OutMessage, RejectClass } from '../../electron/core/message-outcome.ts';
import { CURABLE, routesOf } from '../../electron/core/routing.ts';
import { createRig, type Rig } from '../support/engine/rig.ts';
import { notSent, rejected, type ScriptedChannel, unknown } from '../support/engine/scripted-channel.ts';
import { createSeededRandom } from '../support/seeded-random.ts';
import { thorough } from '../support/thorough.ts';

let rig: Rig;
let second: { id: number; channel: ScriptedChannel };
beforeEach(async () => {
  rig = await createRig();
  second = await rig.addChannel({ price: 80 });
});
afterEach(() => rig.close());

const refuse = (code: string, reject: RejectClass) => ({
  outcome: (message: OutMessage): MessageOutcome => rejected(message, code, reject),
});
const numbersOf = ({ ledger }: ScriptedChannel) => ledger.map(({ number }) => number);

describe('fallback channels', () => {
  it('take over what the account of the one before refused, at their own price, and say so', async () => {
    rig.channel.always = refuse('ARREARS', 'balance');
    const id = await rig.addCampaign({ recipients: 25, fallbackChannelIds: [second.id] });
    await rig.engine.start();
    await rig.untilState(id, 'finished');
    expect(rig.channel.ledger).toEqual([]);
    expect(new Set(numbersOf(second.channel)).size).toBe(25);
    const row = await rig.row(id);
    expect(row).toMatchObject({ planned: 25 * 80, spent: 25 * 80 });
    expect(row.counts).toMatchObject({ accepted: 25 });
    expect(await rig.storage.campaigns.recount()).toBe(0);
    const notes = await rig.storage.campaigns.notes(id);
    expect(notes).toMatchObject([
      { key: 'rerouted', data: { from: '测试通道', to: '备用1', code: 'ARREARS', recipients: 25 } },
    ]);
    const { rows } = await rig.storage.campaigns.messages({ campaignId: id }, { cursor: null, limit: 1 });
    const attempts = await rig.storage.campaigns.attempts(rows[0]?.id ?? 0);
    expect(attempts.map(({ outcome, channelName }) => `${outcome} ${channelName}`)).toEqual([
      'rejected 测试通道',
      'accepted 备用1',
    ]);
    // the channel's trouble is shown all the same
    expect((await rig.storage.channels.get(rig.channelId))?.trouble?.code).toBe('ARREARS');
  });

  it('are not used after an unknown result: the campaign stands still', async () => {
    rig.channel.always = { outcome: (message) => unknown(message) };
    const id = await rig.addCampaign({ recipients: 12, fallbackChannelIds: [second.id] });
    await rig.engine.start();
    await rig.untilState(id, 'paused');
    expect((await rig.row(id)).pauseReason).toBe('unknown_result');
    expect(second.channel.batches).toEqual([]);
  });

  it.each(['blacklist', 'number', 'frequency', 'content', 'request'] as const)(
    'are not used after %s',
    async (reject) => {
      rig.channel.always = refuse('NO', reject);
      const id = await rig.addCampaign({ recipients: 8, fallbackChannelIds: [second.id] });
      await rig.engine.start();
      await rig.until('refused', async () => (await rig.count(id, 'rejected')) === 8);
      await rig.pass(5000);
      expect(second.channel.batches).toEqual([]);
      expect(CURABLE[reject]).toBe(false);
    },
  );

  it('when the last one refuses too, stand still with its reason, and nothing is lost', async () => {
    rig.channel.always = refuse('KEY', 'account');
    second.channel.always = refuse('QUOTA', 'quota');
    const id = await rig.addCampaign({ recipients: 15, fallbackChannelIds: [second.id] });
    await rig.engine.start();
    await rig.untilState(id, 'paused');
    expect(await rig.row(id)).toMatchObject({ pauseReason: 'account', pauseDetail: 'QUOTA', counts: { queued: 15 } });
    second.channel.always = {};
    await rig.engine.resume(id);
    await rig.untilState(id, 'finished');
    expect(new Set(numbersOf(second.channel)).size).toBe(15);
  });

  it('pass over one that is disabled', async () => {
    const row = await rig.storage.channels.get(second.id);
    await rig.storage.channels.save({ ...(row as NonNullable<typeof row>), enabled: false });
    const third = await rig.addChannel();
    rig.channel.always = refuse('KEY', 'account');
    const id = await rig.addCampaign({ recipients: 5, fallbackChannelIds: [second.id, third.id] });
    await rig.engine.start();
    await rig.untilState(id, 'finished');
    expect(numbersOf(third.channel)).toHaveLength(5);
    expect(second.channel.batches).toEqual([]);
  });

  it('a wrong clock is said and not sent around', async () => {
    rig.channel.always = refuse('TC:AuthFailure.SignatureExpire', 'account');
    const id = await rig.addCampaign({ recipients: 5, fallbackChannelIds: [second.id] });
    await rig.engine.start();
    await rig.untilState(id, 'paused');
    expect(await rig.row(id)).toMatchObject({ pauseReason: 'clock', pauseDetail: 'TC:AuthFailure.SignatureExpire' });
    expect(second.channel.batches).toEqual([]);
  });

  it('that take templates only get the text as a template; what none says is refused and never left', async () => {
    second.channel.describe({ content: 'template' });
    const body = '{1}您好';
    const found = { templateId: 'T1', name: '', kind: 'notice' as const, body, variables: ['1'], reason: '' };
    const templates = [{ ...found, review: 'approved' as const }];
    await rig.storage.channels.saveCatalog(second.id, { templates, signatures: [] }, rig.clock.now());
    rig.channel.always = refuse('KEY', 'account');
    const said = await rig.addCampaign({ recipients: 3, personal: true, fallbackChannelIds: [second.id] });
    const not = await rig.addCampaign({ recipients: 3, from: 50, fallbackChannelIds: [second.id] });
    await rig.engine.start();
    await rig.untilState(said, 'finished');
    await rig.untilState(not, 'finished');
    const calls = second.channel.batches.flatMap(({ messages }) => messages.map(({ template }) => template));
    expect(calls.map((call) => call?.params[0]?.value).sort()).toEqual(['n0', 'n1', 'n2']);
    expect(await rig.count(not, 'rejected')).toBe(3);
  });
});

describe('whatever the channels answer', () => {
  const OUTCOMES: ((message: OutMessage) => MessageOutcome | undefined)[] = [
    () => undefined,
    () => undefined,
    (message) => unknown(message),
    (message) => notSent(message),
    ...(Object.keys(CURABLE) as RejectClass[]).map((reject) => (message: OutMessage) => rejected(message, 'R', reject)),
  ];

  it('no number has two attempts that left or may have left, and the states add up', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
        const own = await createRig();
        try {
          const random = createSeededRandom(seed);
          const script = {
            outcome: (message: OutMessage) => OUTCOMES[Math.floor(random.next() * OUTCOMES.length)]?.(message),
          };
          const others = [await own.addChannel({ price: 70 }), await own.addChannel({ price: 60 })];
          for (const { always } of [own.channel, ...others.map(({ channel }) => channel)])
            Object.assign(always, script);
          await own.storage.settings.set({ pauseOnUnknown: false });
          const fallbackChannelIds = others.map(({ id }) => id);
          const id = await own.addCampaign({ recipients: 30, fallbackChannelIds });
          await own.engine.start();
          for (let round = 0; round < 12; round++) {
            await own.pass(40_000, 5000);
            if ((await own.row(id)).state === 'paused') await own.engine.resume(id);
          }
          const { rows } = await own.storage.campaigns.messages({ campaignId: id }, { cursor: null, limit: 100 });
          for (const message of rows) {
            const attempts = await own.storage.campaigns.attempts(message.id);
            const left = attempts.filter(({ outcome }) => outcome === 'accepted' || outcome === 'unknown');
            expect(left.length).toBeLessThanOrEqual(1);
          }
          const taken = [own.channel, ...others.map(({ channel }) => channel)].flatMap(numbersOf);
          expect(new Set(taken).size).toBe(taken.length);
          const { counts, total } = await own.row(id);
          expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(total);
          expect(await own.storage.campaigns.recount()).toBe(0);
        } finally {
          await own.close();
        }
      }),
      { numRuns: thorough(6, 60) },
    );
  }, 120_000);
});

describe('the order of channels', () => {
  it('names each once, the primary first', () => {
    expect(routesOf({ channelId: 2, draft: { fallbackChannelIds: [3, 2, 3] } })).toEqual([2, 3]);
    expect(routesOf({ channelId: null, draft: {} })).toEqual([]);
  });
});
