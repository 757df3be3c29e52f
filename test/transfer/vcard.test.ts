import { closeSync, openSync, writeSync } from 'node:fs';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { inspectSource, runImport } from '../../electron/transfer/transfer.ts';
import { importPlan } from '../../shared/contract/transfer.ts';
import { asIs, contextOf, fileOf, newPath, readFileRows, readSource } from './read.ts';

/** 姓名, 手机号码, 性别, 生日, 公司, 标签, 备注 */
const HEADER = [0, '姓名', '手机号码', '性别', '生日', '公司', '标签', '备注'];
const escaped = (bytes: Buffer): string =>
  [...bytes].map((b) => `=${b.toString(16).toUpperCase().padStart(2, '0')}`).join('');
const gbk = (text: string): string => escaped(iconv.encode(text, 'gbk'));
const card = (...lines: string[]): string => `${['BEGIN:VCARD', ...lines, 'END:VCARD'].join('\r\n')}\r\n`;
const cardsOf = async (content: string | Uint8Array): Promise<unknown[]> => {
  const [header, ...rows] = await readFileRows(fileOf('phone.vcf', content));
  expect(header).toEqual(HEADER);
  return rows;
};

describe('address books of phones', () => {
  it('2.1 of Android: quoted-printable with soft line breaks, names without FN', async () => {
    const name = escaped(Buffer.from('张伟'));
    const text = card(
      'VERSION:2.1',
      `N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:${name};;;;`,
      `ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:${escaped(Buffer.from('示例'))}=`,
      `${escaped(Buffer.from('商行'))};${escaped(Buffer.from('一部'))}`,
      'TEL;CELL:138-0013-8000',
      'TEL;HOME:010-88886666',
      'BDAY:1990-01-02',
    );
    expect(await cardsOf(text)).toEqual([[1, '张伟', '138-0013-8000', '', '1990-01-02', '示例商行 一部', '', '']]);
  });

  it('2.1 of older phones: GBK, named or not, escaped or as it is', async () => {
    const named = card(
      'VERSION:2.1',
      `FN;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:${gbk('联通客户')}`,
      'TEL;CELL:13900139000',
    );
    const silent = card('VERSION:2.1', `N;ENCODING=QUOTED-PRINTABLE:${gbk('欧阳')};${gbk('娜娜')}`, 'TEL:13900139001');
    const rows = [
      [1, '联通客户', '13900139000', '', '', '', '', ''],
      [2, '欧阳娜娜', '13900139001', '', '', '', '', ''],
    ];
    expect(await cardsOf(named + silent)).toEqual(rows);
    const plain = card('VERSION:2.1', 'FN:联通客户', 'TEL;CELL:13900139000') + card('FN:欧阳娜娜', 'TEL:13900139001');
    const raw = fileOf('old.vcf', iconv.encode(plain, 'gbk'));
    expect(await readSource({ fileId: raw })).toMatchObject({
      format: 'vcf',
      encoding: 'gb18030',
      rows: [HEADER, ...rows],
    });
    expect(await cardsOf(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(plain, 'utf16le')]))).toEqual(rows);
  });

  it('3.0 of an iPhone: groups, folded lines, a picture, escapes; the mobile one of several numbers, the others kept', async () => {
    const text = card(
      'VERSION:3.0',
      'PRODID:-//Apple Inc.//iOS 17//EN',
      'N:李;娜;;;',
      'FN:李 娜',
      'ORG:示例\\;公司;',
      'item1.TEL;type=WORK;type=VOICE;type=pref:021-6666 8888',
      'TEL;type=HOME;type=VOICE:13600136000',
      'TEL;type="CELL,VOICE":+86 137 0013 7000',
      'NOTE:喜欢红色\\,\\n老客',
      ' 户',
      'PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRg',
      ' TEL:13800138000',
      'CATEGORIES:会员,老客户',
    );
    expect(await cardsOf(text)).toEqual([
      [1, '李 娜', '+86 137 0013 7000', '', '', '示例;公司', '会员,老客户', '喜欢红色, 老客户 其他号码：13600136000'],
    ]);
  });

  it('4.0: numbers as addresses, days without dashes, gender; names of several scripts', async () => {
    const text = card(
      'VERSION:4.0',
      'FN:Ana Maria',
      'GENDER:F',
      'BDAY:19900102T000000Z',
      'TEL;VALUE=uri;PREF=1;TYPE="voice,cell":tel:+86-150-0015-0000;ext=5',
    );
    const given = card('VERSION:4.0', 'N:Silva;Ana;Maria;;', 'TEL:15000150001');
    expect(await cardsOf(text + given)).toEqual([
      [1, 'Ana Maria', '+86-150-0015-0000', '女', '19900102', '', '', ''],
      [2, 'Ana Maria Silva', '15000150001', '', '', '', '', ''],
    ]);
  });

  it('broken books: a card in a card, one that never ends, lines that are nothing', async () => {
    const agent = card(
      'VERSION:2.1',
      'FN:甲',
      'AGENT:',
      card('FN:秘书', 'TEL:13000130000').trim(),
      'TEL;CELL:13100131000',
    );
    const open = 'BEGIN:VCARD\nVERSION:3.0\nFN:乙\nTEL:13200132000\n\n';
    const rest = 'BEGIN:VCARD\nFN:丙\n===\nTEL\nTEL:13300133000';
    expect(await cardsOf(agent + open + rest)).toEqual([
      [1, '甲', '13100131000', '', '', '', '', ''],
      [2, '乙', '13200132000', '', '', '', '', ''],
      [3, '丙', '13300133000', '', '', '', '', ''],
    ]);
  });
});

describe('the way into the book', () => {
  it('is that of any list: columns are known, what cannot be taken says why', async () => {
    const path = fileOf(
      'phone.vcf',
      card('FN:张伟', 'TEL;CELL:13800138000', 'BDAY:1990-01-02', 'NOTE:常客') +
        card('FN:座机', 'TEL;WORK:010-88886666') +
        card('FN:没有号码', 'EMAIL:a@example.com') +
        card('FN:生日不全', 'TEL:13900139000', 'BDAY:--0102'),
    );
    const found = await inspectSource({ fileId: path }, asIs);
    expect(found).toMatchObject({ format: 'vcf', hasHeader: true });
    expect(found.columns.map(({ guess, because }) => `${guess} ${because}`)).toEqual([
      ...['name header', 'number header', 'gender header', 'birthday header', 'company header', 'tag header'],
      'remark header',
    ]);
    const columns = found.columns.map(({ guess }) => guess);
    const plan = { ...importPlan.parse({ source: { text: '' }, columns }), source: { fileId: path } };
    const ctx = contextOf();
    const outcome = await runImport(plan, ctx);
    expect([...ctx.bulk.book.values()]).toMatchObject([
      { number: '13800138000', name: '张伟', birthday: '1990-01-02', remark: '常客' },
      { number: '13900139000', name: '生日不全' },
    ]);
    expect(outcome.problems.map(({ row, reason }) => `${row} ${reason}`)).toEqual(['2 landline', '3 empty']);
  });
});

describe('what a card may cost', () => {
  it('pictures of any size are passed over; a name without end is refused', async () => {
    const path = newPath('big.vcf');
    const file = openSync(path, 'w');
    writeSync(file, 'BEGIN:VCARD\r\nPHOTO;ENCODING=b:');
    const block = Buffer.alloc(1024 * 1024, 'A');
    for (let n = 0; n < 30; n++) writeSync(file, block);
    writeSync(file, '\r\nFN:张伟\r\nTEL:13800138000\r\nEND:VCARD\r\n');
    closeSync(file);
    expect((await readFileRows(path))[1]).toEqual([1, '张伟', '13800138000', '', '', '', '', '']);
    const endless = fileOf('endless.vcf', `BEGIN:VCARD\r\nFN:${'A'.repeat(2 * 1024 * 1024)}`);
    await expect(readFileRows(endless)).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
    const folded = fileOf(
      'folded.vcf',
      `BEGIN:VCARD\r\nTEL:13800138000\r\nNOTE:x${'\r\n yyyyyyyyy'.repeat(20_000)}\r\nEND:VCARD`,
    );
    expect((await readFileRows(folded))[1]?.[7]).toHaveLength(65_536 - 'NOTE:'.length);
  });
});
