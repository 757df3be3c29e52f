import { simulator } from '../../electron/channels/simulator.ts';
import { createPlanner } from '../../electron/core/planning.ts';
import type { PlanInput } from '../../electron/services/deps.ts';
import { createPlanningDesk } from '../../electron/services/planning/planning-desk.ts';
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
const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 2, 4, 2);
const ANY_CHANNEL = { rate: 0, burst: 1, batch: 1, dailyCap: null, windowFrom: null, windowTo: null } as const;
const KEYS = { idempotencyKey: 'bench-plan', startAt: NOW, holdUntil: NOW, now: NOW };
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

/** A book of so many people and a draft to all of them. */
async function bookAndDraft(file: string): Promise<{ bulk: BulkStorage; draftId: number }> {
  const storage = await openInlineStorage({ file, key: BENCH_KEY });
  const draftId = await storage.campaigns.saveDraft(null, LETTER, 1);
  await storage.close();
  const bulk = openBulk({ file, key: BENCH_KEY });
  bulk.importContacts(people(RECIPIENTS), benchTarget(1));
  return { bulk, draftId };
}

function requirePlanned(recipients: number): void {
  if (recipients < RECIPIENTS * 0.99) throw new Error(`planned only ${recipients}`);
}

async function ours(file: string): Promise<number> {
  const { bulk, draftId } = await bookAndDraft(file);
  const started = performance.now();
  const { recipients } = bulk.startCampaign({ draftId, contentHash: 'x', state: 'scheduled', ...KEYS }, planned(bulk));
  const ms = performance.now() - started;
  bulk.close();
  requirePlanned(recipients);
  return ms;
}

/** All of them were written to three days ago: confirmed and started as the planning thread does, caps and text check included. */
async function afterCampaign(file: string): Promise<number> {
  const { bulk, draftId } = await bookAndDraft(file);
  const db = configure(openFile({ file, key: BENCH_KEY }), 'bulk');
  db.prepare(`INSERT INTO touches (number, at, message_id, marketing, text)
    SELECT number, ${NOW - 3 * DAY_MS}, id, 1, id FROM contacts`).run();
  db.close();
  const desk = createPlanningDesk(bulk, () => performance.now());
  const input: PlanInput = {
    draft: LETTER,
    channel: {
      descriptor: { ...simulator.descriptor, maxMarketing: 300 },
      options: { ...ANY_CHANNEL, price: 50, billing: 'delivered', optOut: '拒收请回复R' },
    },
    customFields: [],
    window: { from: 0, to: 1440 },
    limits: { perDay: 1, perWeek: 3, sameTextMs: DAY_MS },
    now: NOW,
  };
  const started = performance.now();
  const { totals, contentHash } = await desk.prepare(input, async () => {});
  await desk.start({ ...input, draftId, contentHash, ...KEYS, confirm: totals }, async () => {});
  const ms = performance.now() - started;
  bulk.close();
  requirePlanned(totals.recipients);
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

async function against(name: string, plan: (file: string) => Promise<number>): Promise<BenchRow> {
  const mine: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await withTempFile(async (file) => {
      mine.push(await plan(file));
      theirs.push(bare(file, `${file}.bare`));
    });
  }
  return {
    name,
    ours: median(mine),
    theirs: median(theirs),
    ratio: median(mine) / median(theirs),
    reach: { at: 2.5, better: 'lower' },
    unit: 'ms',
  };
}

export const run = async (): Promise<BenchRow[]> => [
  await against('plan 200,000 recipients, 3 variables ÷ a bare loop inserting the same rows', ours),
  await against('check, confirm and plan 200,000 who were all written to lately ÷ the same loop', afterCampaign),
];
