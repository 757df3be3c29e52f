import { expect, it } from 'vitest';
import { explainCode } from '../../electron/channels/carrier-codes.ts';
import type { OpenChannel } from '../../electron/engine/deps.ts';
import { createRefusals } from '../../electron/engine/refusals.ts';
import type { ReportResult } from '../../electron/storage/report-store.ts';
import { fresh, NOW, numberOf, rowsOf, startCampaign, target } from '../storage/support.ts';

async function rig(simulated = false) {
  const { storage, bulk } = await fresh();
  bulk.importContacts(rowsOf(6), target());
  const changed: string[] = [];
  const notifier = { changed: (what: string) => void changed.push(what) };
  const open = { channel: { descriptor: { simulated } } } as unknown as OpenChannel;
  const clock = { now: () => NOW };
  const refusals = createRefusals(
    { storage, clock: clock as never, explain: explainCode, channelFor: async () => open },
    notifier as never,
  );
  return { storage, bulk, changed, refusals };
}
const failed = (i: number, code: string): ReportResult => ({
  campaignId: 1,
  channelId: 1,
  number: numberOf(i),
  status: 'failed',
  code,
  billed: null,
});

it('a report that says the person refused takes the number off every queue at once, with code and meaning as proof', async () => {
  const { storage, bulk, changed, refusals } = await rig();
  const id = await startCampaign(storage, bulk, 6);
  await refusals.reported([failed(0, 'MBBLACK'), failed(1, 'UNSUBED'), failed(2, 'MK:0001'), failed(3, 'BLACK')]);
  expect((await storage.campaigns.get(id))?.counts).toMatchObject({ excluded: 2, queued: 4 });
  const { rows } = await storage.contacts.blacklistPage(undefined, { cursor: null, limit: 9 });
  expect(rows.map(({ number, source, reason }) => [number, source, reason])).toEqual([
    [numberOf(1), 'carrier', 'UNSUBED'],
    [numberOf(0), 'carrier', 'MBBLACK'],
  ]);
  expect(rows.every(({ proof }) => proof !== '')).toBe(true);
  expect((await storage.optOuts.channelBlocks({ cursor: null, limit: 9 })).rows).toMatchObject([
    { number: numberOf(3), channelId: 1, code: 'BLACK' },
  ]);
  expect(changed).toContain('blacklist');
});

it('a submission refused by an account’s own list counts for that channel, by the person for all', async () => {
  const { storage, refusals } = await rig();
  const messages = [0, 1, 2].map((i) => ({ messageId: i, number: numberOf(i), text: '', signature: '', parts: 1 }));
  const no = (messageId: number, code: string, reject: 'blacklist' | 'number') =>
    ({ messageId, kind: 'rejected', code, reject }) as const;
  await refusals.submitted(4, messages, [
    no(0, 'YP:10', 'blacklist'),
    no(1, 'AL:isv.CUSTOMER_REFUSED', 'blacklist'),
    no(2, 'YP:2', 'number'),
  ]);
  expect((await storage.optOuts.channelBlocks({ cursor: null, limit: 9 })).rows).toMatchObject([
    { number: numberOf(0), channelId: 4 },
  ]);
  expect(await storage.optOuts.standing(numberOf(1))).toEqual({ listed: true, forgotten: false });
  expect(await storage.contacts.blacklistCount()).toBe(1);
});

it('the rehearsal channel never puts a customer on the list of all channels', async () => {
  const { storage, refusals } = await rig(true);
  await refusals.reported([failed(0, 'MBBLACK'), failed(1, 'UNSUBED')]);
  expect(await storage.contacts.blacklistCount()).toBe(0);
  expect((await storage.optOuts.channelBlocks({ cursor: null, limit: 9 })).rows).toHaveLength(2);
});
