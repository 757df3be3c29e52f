import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { startImportWriter } from '../../electron/app/import-writer.ts';
import { openInlineStorage } from '../../electron/storage/sqlite/open.ts';
import { openBulk } from '../../electron/storage/sqlite/open-bulk.ts';
import { checkImport, type ImportContext, runImport } from '../../electron/transfer/transfer.ts';
import { importPlan } from '../../shared/contract/transfer.ts';
import { customerRows, HEADER } from '../support/workbooks/customer-rows.ts';
import { writeLikeExcel } from '../support/workbooks/write-workbook.ts';
import { contextOf, newPath } from './read.ts';

const COLUMNS = ['name', 'number', 'group', 'birthday', 'remark'] as const;

function listOf(rows: number): string {
  const path = newPath('list.xlsx');
  function* all() {
    yield HEADER;
    yield* customerRows(rows);
  }
  writeLikeExcel(path, all());
  return path;
}
/** The import as it runs: this thread reads, another writes. */
const inBook = (file: string, cancelled = () => false): ImportContext => ({
  ...contextOf(),
  cancelled,
  write: (job) => startImportWriter({ file }, job, cancelled),
});
const planFor = (merge: 'keep' | 'fill' | 'overwrite') =>
  importPlan.parse({ source: { fileId: 'a-test-file' }, columns: [...COLUMNS], merge, newGroup: '导入' });

describe('importing into a real book', () => {
  it('checks what it then does, and the same file again changes nothing', async () => {
    const path = listOf(5000);
    const file = newPath('book.db');
    const bulk = openBulk({ file });
    const ctx = { ...inBook(file), files: () => path };
    const checked = await checkImport(planFor('fill'), ctx);
    const { counts, groupId } = await runImport(planFor('fill'), ctx);
    expect(counts).toEqual(checked.counts);
    expect(counts).toMatchObject({ created: counts.valid, existing: 0 });
    for (const merge of ['fill', 'keep', 'overwrite'] as const) {
      const again = await runImport(planFor(merge), ctx);
      expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: counts.valid });
      expect(again.groupId).toBe(groupId);
    }
    bulk.close();
    const storage = await openInlineStorage({ file });
    const groups = await storage.contacts.groups();
    expect(groups.find(({ name }) => name === '导入')?.contacts).toBe(counts.valid);
    await storage.close();
  });

  it('keeps both people on one number', async () => {
    const file = newPath('book.db');
    const bulk = openBulk({ file });
    const text = '姓名,手机\n张三,13800138000\n张三丰,138-0013-8000\n张三,+8613800138000\n';
    const plan = importPlan.parse({ source: { text }, columns: ['name', 'number'] });
    expect((await runImport(plan, inBook(file))).counts).toMatchObject({ created: 1, duplicate: 2 });
    bulk.close();
    const storage = await openInlineStorage({ file });
    expect(await storage.contacts.byNumber('13800138000')).toMatchObject({ name: '张三', otherNames: ['张三丰'] });
    for (const q of ['丰', '张三', 'zsf', '8000']) expect(await storage.contacts.count({ q })).toBe(1);
    await storage.close();
  });

  it('finds both people on one number when they stand far apart, and the same list again changes nothing', async () => {
    const file = newPath('book.db');
    openBulk({ file }).close();
    const rows = Array.from({ length: 5000 }, (_, n) => `${n % 2 ? '李四' : ''},138${String(n).padStart(8, '0')}`);
    const later = ['王五,13800000000', '赵六,13800000001', '李四,13800000001', '孙七,13800000001'];
    const text = ['姓名,手机', ...rows, ...later].join('\n');
    const plan = importPlan.parse({ source: { text }, columns: ['name', 'number'] });
    expect((await runImport(plan, inBook(file))).counts).toMatchObject({ created: 5000, duplicate: 4 });
    for (const merge of ['fill', 'overwrite'] as const)
      expect((await runImport({ ...plan, merge }, inBook(file))).counts).toMatchObject({ updated: 0, unchanged: 5000 });
    const storage = await openInlineStorage({ file });
    expect(await storage.contacts.byNumber('13800000000')).toMatchObject({ name: '王五', otherNames: [] });
    const both = { name: '李四', otherNames: ['赵六', '孙七'] };
    expect(await storage.contacts.byNumber('13800000001')).toMatchObject(both);
    for (const q of ['王五', '赵', 'sq']) expect(await storage.contacts.count({ q })).toBe(1);
    await storage.close();
  });

  it('a cancel in the middle of writing leaves the book as it was', async () => {
    const path = listOf(20_000);
    const file = newPath('book.db');
    const bulk = openBulk({ file });
    let share = 0;
    const progress = (done: number, total: number | null) => {
      share = done / (total ?? 20_000);
    };
    const cancelled = () => share > 0.7;
    const ctx = { ...inBook(file, cancelled), files: () => path, progress };
    await expect(runImport(planFor('fill'), ctx)).rejects.toMatchObject({ code: 'CANCELLED' });
    bulk.close();
    const storage = await openInlineStorage({ file });
    expect(await storage.contacts.count({})).toBe(0);
    expect(await storage.contacts.groups()).toEqual([]);
    await storage.close();
  });

  it('row 56: a process killed in the middle of writing leaves the book as it was', async () => {
    const path = listOf(60_000);
    const file = newPath('book.db');
    openBulk({ file }).close();
    const child = spawn(process.execPath, [new URL('./import-child.ts', import.meta.url).pathname, path, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    child.kill('SIGKILL');
    await ended;
    expect(said.toString()).toBe('writing');
    const storage = await openInlineStorage({ file });
    expect(await storage.contacts.count({})).toBe(0);
    expect(await storage.contacts.groups()).toEqual([]);
    await storage.close();
  });
});
