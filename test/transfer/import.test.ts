import { describe, expect, it } from 'vitest';
import {
  checkImport,
  exportProblems,
  inspectSource,
  runImport,
  sampleWorkbook,
} from '../../electron/transfer/transfer.ts';
import type { ImportPlan } from '../../shared/contract/transfer.ts';
import { importPlan } from '../../shared/contract/transfer.ts';
import { createFakeBulk } from '../support/fake-bulk.ts';
import { customerRows, HEADER } from '../support/workbooks/customer-rows.ts';
import { writeLikeExcel } from '../support/workbooks/write-workbook.ts';
import { asIs, contextOf, fileOf, newPath, readFileRows } from './read.ts';

/** Test files are named by their path, which is no id of the contract. */
const planOf = (source: ImportPlan['source'], columns: ImportPlan['columns'], more: Partial<ImportPlan> = {}) => ({
  ...importPlan.parse({ source: { text: '' }, columns, ...more }),
  source,
});
const pastedPlan = (text: string, columns: ImportPlan['columns'], more: Partial<ImportPlan> = {}) =>
  planOf({ text }, columns, more);

describe('guessing columns', () => {
  const guesses = async (text: string) =>
    (await inspectSource({ text }, asIs)).columns.map(({ guess, because }) => `${guess} ${because}`);

  it('knows the usual headings and keeps the others as fields of their own', async () => {
    const header = '客户姓名\t手机号码(必填)\t性别\t出生日期\t工作单位\t备注\t组别\t标签\t消费金额\t消费金额\t';
    const text = `${header}\n张三\t13800138000\t男\t1990-1-2\t甲公司\t\t老客户\tVIP\t12\t13\t\n`;
    expect(await guesses(text)).toEqual([
      'name header',
      'number header',
      'gender header',
      'birthday header',
      'company header',
      'remark header',
      'group header',
      'tag header',
      'custom:消费金额 none',
      'custom:消费金额 (2) none',
    ]);
    expect(await guesses('Full Name,Mobile No.,Sex,Date of Birth\nA B,13800138000,m,1990-01-02')).toEqual([
      'name header',
      'number header',
      'gender header',
      'birthday header',
    ]);
  });

  it('goes by the content where there is no heading, or a wrong one', async () => {
    expect(await guesses('张三,男,13800138000,1990-01-02\n李四,女,13900139000,1991-03-04')).toEqual([
      'name content',
      'gender content',
      'number content',
      'birthday content',
    ]);
    expect(await guesses('姓名,电话,主叫\n张三,010-88886666,13800138000\n李四,,13900139000')).toEqual([
      'name header',
      'custom:电话 none',
      'number content',
    ]);
    expect(await guesses('电话,手机,姓名\n010-88886666,13800138000,张三')).toEqual([
      'custom:电话 none',
      'number header',
      'name header',
    ]);
  });

  it('finds the column of numbers a spreadsheet rounded', async () => {
    expect(await guesses('张三\t1.38E+10\n李四\t1.39E+10')).toEqual(['name content', 'number content']);
  });

  it('finds the heading below a title', async () => {
    const path = newPath('titled.xlsx');
    writeLikeExcel(path, [['2026 年客户名单'], ['姓名', '手机'], ['张三', '13800138000']]);
    const found = await inspectSource({ fileId: path }, asIs);
    expect(found).toMatchObject({
      hasHeader: true,
      columns: [{ header: '姓名' }, { header: '手机', samples: ['13800138000'] }],
    });
    const bulk = createFakeBulk();
    await runImport(planOf({ fileId: path }, ['name', 'number']), contextOf(bulk));
    expect([...bulk.book.values()]).toEqual([{ number: '13800138000', name: '张三' }]);
  });
});

describe('importing', () => {
  it('row 50: takes one contact a number, however it is written, and counts the rest by reason', async () => {
    const text = [
      '姓名,手机',
      '张三,13800138000',
      '张三丰,+86 138-0013-8000',
      '张三,００８６１３８００１３８０００',
      '李四,1.38E+10',
      '王五,010-88886666',
      '赵六,',
      '钱七,13900139000',
      ',15000150000',
    ].join('\n');
    const bulk = createFakeBulk(['13900139000']);
    const { counts, problems } = await runImport(pastedPlan(text, ['name', 'number']), contextOf(bulk));
    expect(counts).toMatchObject({ rows: 8, valid: 3, duplicate: 2, invalid: 3, blacklisted: 1, created: 3 });
    expect(Object.fromEntries(counts.reasons.map(({ reason, rows }) => [reason, rows]))).toEqual({
      excel_rounded: 1,
      landline: 1,
      empty: 1,
    });
    expect(problems.map(({ row, verdict, reason }) => `${row} ${verdict} ${reason}`)).toEqual([
      '3 duplicate duplicate',
      '4 duplicate duplicate',
      '5 invalid excel_rounded',
      '6 invalid landline',
      '7 invalid empty',
      '8 blacklist blacklisted',
    ]);
    expect(bulk.book.get('13800138000')).toEqual({ number: '13800138000', name: '张三', otherNames: ['张三丰'] });
  });

  it('reads dates, genders and labels as people write them, and keeps what it cannot read out of the book', async () => {
    const birthdays = ['1990/1/2', '1990年1月2日', '19900102', '32875', '1990-02-30', '不详', '1990.1.2 0:00:00', ''];
    const lines = birthdays.map((day, n) => `1380013800${n}\t${day}\t${n % 2 ? '女士' : '男'}\t老客户、 会员\t#N/A`);
    const bulk = createFakeBulk();
    const columns: ImportPlan['columns'] = ['number', 'birthday', 'gender', 'group', 'custom:编号'];
    const { counts } = await runImport(pastedPlan(lines.join('\n'), columns, { hasHeader: false }), contextOf(bulk));
    const rows = [...bulk.book.values()];
    const day = '1990-01-02';
    expect(rows.map((row) => row.birthday)).toEqual([day, day, day, day, null, null, day, null]);
    expect(counts.reasons).toEqual([{ reason: 'birthday_unreadable', rows: 2 }]);
    expect(rows[1]).toEqual({
      number: '13800138001',
      birthday: day,
      gender: 'female',
      groups: ['老客户', '会员'],
      custom: { 编号: '' },
    });
  });

  it('takes the first usable of several number columns', async () => {
    const bulk = createFakeBulk();
    const text = '电话,手机\n010-88886666,13800138000\n13900139000,\n';
    await runImport(pastedPlan(text, ['number', 'number']), contextOf(bulk));
    expect([...bulk.book.keys()]).toEqual(['13800138000', '13900139000']);
  });

  it('checks without writing, and counts the same', async () => {
    const path = newPath('list.xlsx');
    writeLikeExcel(path, [HEADER, ...customerRows(3000)]);
    const plan = planOf({ fileId: path }, ['name', 'number', 'group', 'birthday', 'remark'], { newGroup: '新' });
    const bulk = createFakeBulk();
    const checked = await checkImport(plan, contextOf(bulk));
    expect(bulk.book.size).toBe(0);
    const done = await runImport(plan, contextOf(bulk));
    expect(done.counts).toEqual(checked.counts);
    expect(bulk.book.size).toBe(done.counts.valid);
    expect(done.counts.valid + done.counts.duplicate + done.counts.invalid).toBe(3000);
    expect(bulk.targets).toMatchObject([{ merge: 'fill', newGroup: '新' }]);
    const again = await runImport(plan, contextOf(bulk));
    expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: done.counts.valid });
  });

  it('stops when cancelled, while reading and while writing, and leaves the book as it was', async () => {
    const text = Array.from({ length: 30_000 }, (_, n) => `138${String(n).padStart(8, '0')}`).join('\n');
    const plan = pastedPlan(text, ['number'], { hasHeader: false });
    for (const stopAt of [0.2, 0.9]) {
      const bulk = createFakeBulk();
      let share = 0;
      const progress = (done: number, total: number | null) => {
        share = done / (total ?? 30_000);
      };
      const running = runImport(plan, contextOf(bulk, { progress, cancelled: () => share > stopAt }));
      await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
      expect(bulk.book.size).toBe(0);
    }
  });

  it('refuses a plan without a number column and a file without rows below its heading', async () => {
    await expect(runImport(pastedPlan('a\n1', ['name']), contextOf())).rejects.toMatchObject({
      code: 'NO_NUMBER_COLUMN',
    });
    await expect(runImport(pastedPlan('手机\n', ['number']), contextOf())).rejects.toMatchObject({
      code: 'FILE_NO_ROWS',
    });
  });

  it('writes the problem rows with their reasons and cells, ready to be mended', async () => {
    const fileId = fileOf('list.csv', '手机,姓名\n13800138000,张三\n123,"=cmd|李四"\n13800138000,张三\n');
    const out = newPath('problems.xlsx');
    expect(await exportProblems(planOf({ fileId }, ['number', 'name']), contextOf(), out, 'zh-CN')).toEqual({
      rows: 2,
    });
    expect(await readFileRows(out)).toEqual([
      [1, '行号', '原号码', '类别', '原因', '手机', '姓名'],
      [2, '3', '123', '无效', '位数不足', '123', '=cmd|李四'],
      [3, '4', '13800138000', '重复', '前面已有这个号码', '13800138000', '张三'],
    ]);
  });

  it.each(['zh-CN', 'en'] as const)('the %s sample workbook imports as it is', async (language) => {
    const path = newPath('sample.xlsx');
    await sampleWorkbook(path, language);
    const { columns } = await inspectSource({ fileId: path }, asIs);
    expect(columns.every(({ because }) => because === 'header')).toBe(true);
    const bulk = createFakeBulk();
    const { counts } = await runImport(
      planOf(
        { fileId: path },
        columns.map(({ guess }) => guess),
      ),
      contextOf(bulk),
    );
    expect(counts).toMatchObject({ rows: 3, valid: 3, reasons: [] });
    expect(bulk.book.get('13900139000')).toMatchObject({
      gender: 'female',
      birthday: '1985-12-31',
      groups: expect.arrayContaining([]),
    });
  });
});
