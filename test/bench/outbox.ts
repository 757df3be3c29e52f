import { openBulk, openInlineStorage, openStorage } from '../../electron/storage/sqlite/open.ts';
import type { Storage } from '../../electron/storage/storage.ts';
import { draft } from '../../shared/contract/campaigns.ts';
import { benchTarget, people } from './people.ts';
import { type BenchRow, median } from './row.ts';
import { BENCH_KEY, withTempFile } from './temp-book.ts';

const MESSAGES = 50_000;
const ROUNDS = 3;
/** messages a second, claimed and settled durably, by batch size */
const REACHES: [number, number][] = [
  [1, 1_000],
  [10, 10_000],
  [100, 40_000],
  [500, 60_000],
];

async function plan(storage: Storage, file: string, n: number, name: string): Promise<number> {
  const id = await storage.campaigns.saveDraft(null, draft.parse({ name, signature: '飞笺', body: '您好' }), 1);
  const bulk = openBulk({ file, key: BENCH_KEY });
  const messages = Array.from({ length: n }, (_, i) => ({
    contactId: i + 1,
    number: String(13_000_000_000 + i),
    name: '王小明',
    text: `【飞笺】王小明您好，您的预约编号是${i}，请按时到店。`,
    signature: '飞笺',
    parts: 1,
    cost: 50,
  }));
  bulk.startCampaign(
    { draftId: id, idempotencyKey: name, contentHash: name, state: 'scheduled', startAt: 1, holdUntil: 1, now: 1 },
    messages,
  );
  bulk.close();
  return id;
}

/** Claims and settles until nothing is left; every message has its own provider id, and a contact that is marked. */
async function drain(storage: Storage, campaignId: number, limit: number): Promise<number> {
  let done = 0;
  const started = performance.now();
  for (;;) {
    const request = { campaignId, channelId: 1, limit, now: 2, clientRef: `r${done}`, sameText: false };
    const claim = await storage.outbox.claim(request);
    if (claim === null) break;
    const outcomes = claim.messages.map(({ messageId }) => ({
      messageId,
      kind: 'accepted' as const,
      providerId: `1${messageId}`,
      billedParts: 1,
      fee: 50,
    }));
    await storage.outbox.settle({ batchId: claim.batchId, outcomes, now: 3, retryAt: 0 });
    done += claim.messages.length;
  }
  return (done / (performance.now() - started)) * 1_000;
}

async function rates(open: typeof openInlineStorage, limit: number): Promise<number> {
  const n = limit < 10 ? MESSAGES / 25 : limit < 100 ? MESSAGES / 5 : MESSAGES;
  const found: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await withTempFile(async (file) => {
      const storage = await open({ file, key: BENCH_KEY });
      const bulk = openBulk({ file, key: BENCH_KEY });
      bulk.importContacts(people(n), benchTarget(1));
      bulk.close();
      found.push(await drain(storage, await plan(storage, file, n, `bench-${limit}`), limit));
      await storage.close();
    });
  }
  return median(found);
}

export async function run(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const [limit, at] of REACHES) {
    const inline = await rates(openInlineStorage, limit);
    const threaded = await rates(openStorage, limit);
    rows.push({
      name: `outbox, claim and settle, batch ${limit}`,
      ours: inline,
      theirs: null,
      ratio: inline,
      reach: { at, better: 'higher' },
      unit: 'messages/s',
      note: `through the writer thread ${Math.round(threaded).toLocaleString('en-US')}`,
    });
  }
  return rows;
}
