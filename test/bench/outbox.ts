import { placesBeside } from '../../electron/storage/backups/places.ts';
import { openInlineStorage, openStorage } from '../../electron/storage/sqlite/open.ts';
import { openBulk } from '../../electron/storage/sqlite/open-bulk.ts';
import type { Storage } from '../../electron/storage/storage.ts';
import { draft } from '../../shared/contract/compose.ts';
import { naiveRate } from './naive-outbox.ts';
import { benchTarget, people } from './people.ts';
import { type BenchRow, median } from './row.ts';
import { BENCH_KEY, withTempFile } from './temp-book.ts';

const MESSAGES = 50_000;
const ROUNDS = 3;
const BATCHES = [1, 10, 100, 500];

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
  await storage.campaigns.move(id, ['scheduled'], 'sending', {}, 1);
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

const count = (limit: number): number => (limit < 10 ? MESSAGES / 25 : limit < 100 ? MESSAGES / 5 : MESSAGES);

function rateOf(open: typeof openInlineStorage, limit: number): Promise<number> {
  return withTempFile(async (file) => {
    const n = count(limit);
    // the naive outbox keeps no journal; the product does, through its writer thread
    const journal = open === openStorage ? { journal: placesBeside(file).journal } : {};
    const storage = await open({ file, key: BENCH_KEY, ...journal });
    const bulk = openBulk({ file, key: BENCH_KEY });
    bulk.importContacts(people(n), benchTarget(1));
    bulk.close();
    const rate = await drain(storage, await plan(storage, file, n, `bench-${limit}`), limit);
    await storage.close();
    return rate;
  });
}

/** Against the naive outbox at the same batch size, rounds interleaved, medians; messages claimed and settled durably. */
export async function run(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const limit of BATCHES) {
    const ours: number[] = [];
    const threaded: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await rateOf(openInlineStorage, limit));
      theirs.push(await withTempFile(async (file) => naiveRate(file, BENCH_KEY, count(limit), limit)));
      threaded.push(await rateOf(openStorage, limit));
    }
    rows.push({
      name: `outbox, claim and settle, batch ${limit} ÷ a naive one`,
      ours: median(ours),
      theirs: median(theirs),
      ratio: median(ours) / median(theirs),
      reach: { at: 0.5, better: 'higher' },
      unit: 'messages/s',
      note: `through the writer thread with its journal ${Math.round(median(threaded)).toLocaleString('en-US')}`,
    });
  }
  return rows;
}
