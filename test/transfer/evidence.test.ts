import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { read, utils } from 'xlsx';
import type { EvidencePack } from '../../electron/transfer/export/evidence-pack.ts';
import { exportEvidence } from '../../electron/transfer/export/export-evidence.ts';
import { messageStateCode } from '../../shared/domain/status.ts';

const folder = mkdtempSync(join(tmpdir(), 'feijian-evidence-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const AT = Date.UTC(2026, 5, 1, 2, 3, 4);
const photo = Buffer.from('89504e470d0a1a0a00010203', 'hex');
const pack = (messages = 1): EvidencePack => ({
  number: '13800000001',
  name: '张伟😀',
  madeAt: AT + 9e6,
  consent: { ground: 'agreed', source: '门店登记表', date: '2026-05-01' },
  proof: {
    id: 1,
    name: '登记表 (第1页).png',
    type: 'png',
    size: photo.length,
    sha256: createHash('sha256').update(photo).digest('hex'),
    createdAt: AT - 1e6,
    bytes: photo,
  },
  pastProofs: [],
  listed: true,
  forgotten: false,
  history: [
    {
      at: AT + 2e6,
      what: 'added',
      source: 'reply',
      channelId: null,
      channelName: '',
      reason: '',
      proof: 'TD',
    },
  ],
  facts: {
    messages: Array.from({ length: messages }, (_, i) => ({
      id: i + 1,
      campaign: '六月活动',
      kind: 'marketing' as const,
      text: `【飞笺】新品第${i + 1}期 https://example.com/very/long/path/that/does/not/fit?a=1 退订回T`,
      state: messageStateCode('delivered'),
      code: null,
      at: AT + i,
      reportedAt: AT + 1000,
      createdAt: AT,
      channel: '云片',
    })),
    reports: [{ messageId: 1, at: AT + 5000, status: 1, code: 'DELIVRD' }],
    replies: [{ at: AT + 1e6, text: 'TD', optOut: true, channel: '云片' }],
    blocked: [{ at: AT + 3e6, campaign: '七月活动' }],
  },
});

/** What the pages of a file say, by its own tables: every stream unpacked, every string of a page decoded. */
function textOf(pdf: Buffer): string {
  const text = pdf.toString('latin1');
  let said = '';
  for (const { index } of text.matchAll(/stream\n/g)) {
    if (text.slice(index - 3, index) === 'end') continue;
    const start = index + 7;
    const page = inflateSync(pdf.subarray(start)).toString('latin1');
    for (const [, hex] of page.matchAll(/<([0-9a-f]+)> Tj/g))
      said += `${Buffer.from(hex ?? '', 'hex')
        .swap16()
        .toString('utf16le')}\n`;
  }
  return said;
}

it('puts consent, messages, replies, refusal and blocked attempts in one PDF, with the proof attached', async () => {
  const path = join(folder, 'one.pdf');
  expect(await exportEvidence(pack(), 'pdf', path, 'zh-CN')).toEqual({ rows: 4 });
  const pdf = readFileSync(path);
  const said = textOf(pdf);
  for (const part of [
    '短信举证材料',
    '13800000001',
    '张伟😀',
    '本人同意',
    '门店登记表',
    '2026-06-01',
    '10:03:04',
    'TD',
    '六月活动',
    '已拦截',
    '七月活动',
  ])
    expect(said).toContain(part);
  const raw = pdf.toString('latin1');
  // every object lies where the table says
  const start = Number(/startxref\n(\d+)/.exec(raw)?.[1]);
  const entries = [...raw.slice(start).matchAll(/^(\d{10}) 00000 n /gm)];
  expect(entries.length).toBeGreaterThan(8);
  for (const [i, [, at]] of entries.entries()) expect(raw.slice(Number(at)).startsWith(`${i + 1} 0 obj`)).toBe(true);
  const stream = raw.indexOf('stream\n', raw.indexOf('/EmbeddedFile /Filter')) + 7;
  expect(inflateSync(pdf.subarray(stream))).toEqual(photo);
});

it('goes on over as many pages as it takes, and nothing is cut off', async () => {
  const path = join(folder, 'many.pdf');
  await exportEvidence(pack(300), 'pdf', path, 'en');
  const pdf = readFileSync(path);
  const said = textOf(pdf).replaceAll('\n', '');
  for (let i = 1; i <= 300; i++) expect(said).toContain(`新品第${i}期`);
  const pages = pdf.toString('latin1').match(/\/Type \/Page /g)?.length ?? 0;
  expect(pages).toBeGreaterThan(10);
  expect(said).toContain(`Page ${pages} of ${pages}`);
});

it('says the same in a workbook', async () => {
  const path = join(folder, 'one.xlsx');
  await exportEvidence(pack(), 'xlsx', path, 'zh-CN');
  const book = read(readFileSync(path));
  const rows = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1 });
  const flat = rows.map((row) => row.join('|'));
  expect(flat.some((row) => row.includes('发送依据|本人同意'))).toBe(true);
  expect(flat.some((row) => row.includes(createHash('sha256').update(photo).digest('hex')))).toBe(true);
  expect(flat.slice(-4).map((row) => row.split('|').slice(0, 2))).toEqual([
    ['2026-06-01 10:03:04', '发出短信'],
    ['2026-06-01 10:19:44', '收到回复'],
    ['2026-06-01 10:36:24', '加入黑名单'],
    ['2026-06-01 10:53:04', '已拦截'],
  ]);
});

it('says so where there is nothing', async () => {
  const path = join(folder, 'none.pdf');
  const nothing = { messages: [], reports: [], replies: [], blocked: [] };
  await exportEvidence({ ...pack(), consent: null, proof: null, history: [], facts: nothing }, 'pdf', path, 'zh-CN');
  expect(textOf(readFileSync(path))).toContain('没有往来记录');
});

it('tells of every proof there ever was, and attaches them all', async () => {
  const path = join(folder, 'proofs.pdf');
  const standing = pack().proof;
  if (standing === null) throw new Error('the pack has a proof');
  const earlier = { ...standing, id: 7, createdAt: AT - 2e6, bytes: Buffer.from('同意'), sha256: 'abc' };
  const past = { proofId: 7, ground: 'customer' as const, source: '老名单', date: null, replacedAt: AT - 1e6 };
  const pastProofs = [{ ...past, replacedBy: 1, proof: earlier }];
  await exportEvidence({ ...pack(), pastProofs }, 'pdf', path, 'zh-CN');
  const pdf = readFileSync(path);
  const said = textOf(pdf).replaceAll('\n', '');
  for (const part of ['凭证已更换', 'SHA-256 abc', '既有客户 · 老名单']) expect(said).toContain(part);
  expect(pdf.toString('latin1').match(/\/Type \/Filespec /g)).toHaveLength(2);
});
