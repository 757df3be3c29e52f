import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { createOutFile } from '../../electron/transfer/export/out-file.ts';
import { createXlsxWriter } from '../../electron/transfer/export/xlsx-writer.ts';
import { type ExportContext, exportMessages } from '../../electron/transfer/transfer.ts';
import type { Message } from '../../shared/contract/messages.ts';
import { newPath, readFileRows } from './read.ts';

const message = (id: number, text: string): Message => ({
  id,
  campaignId: 1,
  campaignName: '国庆',
  number: '13800138000',
  name: '=HYPERLINK("x")',
  text,
  parts: 1,
  cost: 50,
  state: 'delivered',
  code: 'DELIVRD',
  carrier: 'mobile',
  province: '北京',
  channelId: 1,
  attempts: 1,
  submittedAt: Date.UTC(2026, 0, 1, 16, 0, 5),
  reportedAt: null,
});
const contextOf = (count: number, cancelled = () => false): ExportContext => ({
  bulk: {
    *eachMessage() {
      for (let n = 1; n <= count; n++) yield message(n, n === 1 ? '@甲,"乙"\n丙' : '您好');
    },
  },
  progress() {},
  cancelled,
});
const jobOf = (format: 'xlsx' | 'csv') => ({
  filter: {},
  format,
  path: newPath(`out.${format}`),
  language: 'zh-CN' as const,
});

describe('exporting messages', () => {
  it('as xlsx: text cells, Shanghai time, words for states', async () => {
    const job = jobOf('xlsx');
    await exportMessages(job, contextOf(2));
    const book = XLSX.read(readFileSync(job.path));
    const sheet = book.Sheets[book.SheetNames[0] as string] as XLSX.WorkSheet;
    const rows = XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1 });
    const row = ['13800138000', '=HYPERLINK("x")', '@甲,"乙"\n丙', '1', '发送成功', 'DELIVRD', '2026-01-02 00:00:05'];
    expect(Array.from(rows[1] ?? [], (cell) => cell ?? '')).toEqual([...row, '', '北京', '国庆']);
    expect(sheet.B2).toMatchObject({ t: 's' });
    expect(sheet.B2?.f).toBeUndefined();
  });

  it('as csv: marked as UTF-8, quoted, and nothing a spreadsheet would run', async () => {
    const job = jobOf('csv');
    await exportMessages(job, contextOf(1));
    const text = readFileSync(job.path, 'utf8');
    expect(text.startsWith('\ufeff号码,姓名,')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""x"")","'@甲,""乙""\n丙",1,`);
  });

  it('leaves no file when cancelled', async () => {
    const job = jobOf('xlsx');
    let asked = 0;
    await expect(
      exportMessages(
        job,
        contextOf(5000, () => ++asked > 3),
      ),
    ).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(existsSync(job.path)).toBe(false);
  });

  it('writes any text so that it comes back the same, here and in SheetJS', async () => {
    const cell = fc.string({ unit: 'binary', maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { maxLength: 5 }), async (table) => {
        const path = newPath('any.xlsx');
        const writer = createXlsxWriter(createOutFile(path), { name: 'S', header: ['h'], widths: [10] });
        for (const cells of table) writer.row(cells);
        writer.finish();
        const expected = table.flatMap((cells, n) => {
          const kept = cells.map((text) => text.toWellFormed());
          while (kept.at(-1) === '') kept.pop();
          return kept.length > 0 ? [[n + 2, ...kept]] : [];
        });
        expect((await readFileRows(path)).slice(1)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});
