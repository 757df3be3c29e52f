import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll } from 'vitest';
import type { BulkStorage, ImportRow, ImportTarget, PlannedMessage } from '../../electron/storage/bulk-storage.ts';
import { openInlineStorage } from '../../electron/storage/sqlite/open.ts';
import { openBulk } from '../../electron/storage/sqlite/open-bulk.ts';
import type { Storage } from '../../electron/storage/storage.ts';
import { type Draft, draft } from '../../shared/contract/compose.ts';

export const NOW = Date.UTC(2026, 5, 1, 2);
const clean: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of clean.splice(0).reverse()) await step();
});

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'feijian-storage-'));
const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });

export function tempFile(): string {
  const folder = newFolder();
  clean.push(() => remove(folder));
  return join(folder, 'feijian.db');
}

/** A folder for all tests of a file. */
export function lastingFolder(): () => string {
  let folder = '';
  beforeAll(() => {
    folder = newFolder();
    return () => remove(folder);
  });
  return () => folder;
}

/** A fresh database in a file of its own, both ways in, closed and removed after the test. */
export async function fresh(key?: Buffer): Promise<{ file: string; storage: Storage; bulk: BulkStorage }> {
  const file = tempFile();
  const storage = await openInlineStorage({ file, key });
  const bulk = openBulk({ file, key });
  clean.push(() => storage.close(), bulk.close);
  return { file, storage, bulk };
}
export const closeAfter = (step: () => unknown): void => void clean.push(step);

export const target = (part: Partial<ImportTarget> = {}): ImportTarget => ({
  merge: 'fill',
  groupIds: [],
  newGroup: null,
  tagIds: [],
  consentSource: '',
  consentDate: null,
  now: NOW,
  ...part,
});
export const aDraft = (part: Partial<Draft> = {}): Draft =>
  draft.parse({ name: '六月活动', signature: '飞笺', body: '您好', ...part });
export const numberOf = (i: number): string => `1${38_000_000_00 + i}`;
export const rowsOf = (n: number, part: Partial<ImportRow> = {}): ImportRow[] =>
  Array.from({ length: n }, (_, i) => ({ number: numberOf(i), name: `客户${i}`, ...part }));

/** A started campaign of `n` messages; `text` may differ by message. */
export async function startCampaign(
  storage: Storage,
  bulk: BulkStorage,
  n: number,
  part: Partial<PlannedMessage> = {},
): Promise<number> {
  const id = await storage.campaigns.saveDraft(null, aDraft(), NOW);
  const messages = Array.from({ length: n }, (_, i) => ({
    contactId: null,
    number: numberOf(i),
    name: '',
    text: '【飞笺】您好',
    signature: '飞笺',
    parts: 1,
    cost: 50,
    ...part,
  }));
  const plan = { draftId: id, idempotencyKey: `key-${id}`, contentHash: 'h', state: 'scheduled' as const };
  bulk.startCampaign({ ...plan, startAt: NOW, holdUntil: NOW, now: NOW }, messages);
  await storage.campaigns.move(id, ['scheduled'], 'sending', { startedAt: NOW }, NOW);
  return id;
}
