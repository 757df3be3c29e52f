import { createPlanner } from '../../electron/core/planning.ts';
import type { BulkStorage, PlannedMessage } from '../../electron/storage/bulk-storage.ts';
import { configure, openFile } from '../../electron/storage/sqlite/connection.ts';
import { openInlineStorage } from '../../electron/storage/sqlite/open.ts';
import { openBulk } from '../../electron/storage/sqlite/open-bulk.ts';
import { audience, type Draft, draft } from '../../shared/contract/compose.ts';
import { benchTarget, people } from './people.ts';
import { type BenchRow, median } from './row.ts';
import { BENCH_KEY, withTempFile } from './temp-book.ts';

const RECIPIENTS = 200_000;
const ROUNDS = 3;
const LETTER: Draft = draft.parse({
  name: '会员日',
  kind: 'marketing',
  audience: { everyone: true },
  signature: '飞笺',
  body: '{姓名}您好，您{生日}的专属礼遇已备好，备注{备注}，本周到店出示本短信即可领取。',
  optOut: '拒收请回复R',
});

/** Who, what and for how much, recipient by recipient, straight into the campaign. */
function* planned(bulk: BulkStorage): Generator<PlannedMessage> {
  const planner = createPlanner({
    draft: LETTER,
    descriptor: { signatureMin: 2, signatureMax: 8, maxNotice: 500, maxMarketing: 300 },
    options: { price: 50, optOut: '拒收请回复R' },
  });
  for (const recipient of bulk.recipients(audience.parse(LETTER.audience), { now: 1 }, () => undefined)) {
    const one = planner.plan(recipient);
    if (one.kind !== 'message') continue;
    const { contactId, number, name } = recipient;
    yield { contactId, number, name, text: one.text, signature: planner.signature, parts: one.parts, cost: one.cost };
  }
}

async function ours(file: string): Promise<number> {
  const storage = await openInlineStorage({ file, key: BENCH_KEY });
  const draftId = await storage.campaigns.saveDraft(null, LETTER, 1);
  await storage.close();
  const bulk = openBulk({ file, key: BENCH_KEY });
  bulk.importContacts(people(RECIPIENTS), benchTarget(1));
  const started = performance.now();
  const { recipients } = bulk.startCampaign(
    { draftId, idempotencyKey: 'bench-plan', contentHash: 'x', state: 'scheduled', startAt: 1, holdUntil: 1, now: 1 },
    planned(bulk),
  );
  const ms = performance.now() - started;
  bulk.close();
  if (recipients < RECIPIENTS * 0.99) throw new Error(`planned only ${recipients}`);
  return ms;
}

/** The very rows, row by row, into an empty database with the same tables; reading them is not timed. */
function bare(from: string, to: string): number {
  openBulk({ file: to, key: BENCH_KEY }).close();
  const source = openFile({ file: from, key: BENCH_KEY });
  const rows = source
    .prepare<[], (string | number | null)[]>(
      'SELECT campaign_id, contact_id, number, name, text, parts, cost FROM messages',
    )
    .raw()
    .all();
  source.close();
  const db = configure(openFile({ file: to, key: BENCH_KEY }), 'bulk');
  const insert = db.prepare(
    'INSERT INTO messages (campaign_id, contact_id, number, name, text, parts, cost) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const started = performance.now();
  db.transaction(() => {
    for (const row of rows) insert.run(row);
  })();
  const ms = performance.now() - started;
  db.close();
  return ms;
}

export async function run(): Promise<BenchRow[]> {
  const mine: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await withTempFile(async (file) => {
      mine.push(await ours(file));
      theirs.push(bare(file, `${file}.bare`));
    });
  }
  return [
    {
      name: 'plan 200,000 recipients, 3 variables ÷ a bare loop inserting the same rows',
      ours: median(mine),
      theirs: median(theirs),
      ratio: median(mine) / median(theirs),
      reach: { at: 2.5, better: 'lower' },
      unit: 'ms',
    },
  ];
}
