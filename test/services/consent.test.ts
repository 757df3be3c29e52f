import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draft as draftSchema } from '../../shared/contract/compose.ts';
import { MAX_PROOF_BYTES } from '../../shared/domain/consent.ts';
import { openCore, type TestCore } from '../support/open-core.ts';
import { numberAt, pasteGroup } from '../support/seed-contacts.ts';

let core: TestCore;
beforeEach(async () => {
  core = await openCore({ holdSeconds: 120 });
});
afterEach(() => core.close());

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<< >>\nendobj\n%%EOF\n');
const JPG = Buffer.concat([
  Buffer.from('ffd8ffe000104a464946', 'hex'),
  Buffer.alloc(40, 7),
  Buffer.from('ffd9', 'hex'),
]);

const proofs = () => {
  const dir = join(core.dataFolder, 'proofs');
  return existsSync(dir) ? readdirSync(dir) : [];
};
const uploads = () => readdirSync(join(core.dataFolder, 'files'));

async function hand(name: string, bytes: Buffer) {
  const { fileId } = await core.call('files.begin', { name, size: bytes.length, purpose: 'proof' });
  for (let at = 0; at < bytes.length; at += 1_000_000)
    await core.call('files.append', { fileId, base64: bytes.subarray(at, at + 1_000_000).toString('base64') });
  return fileId;
}
const add = async (name: string, bytes: Buffer) => core.call('proofs.add', { fileId: await hand(name, bytes) });

describe('a proof', () => {
  it.each<[string, Buffer, string]>([
    ['登记表.png', PNG, 'png'],
    ['照片.JPEG', JPG, 'jpg'],
    ['扫描件.pdf', PDF, 'pdf'],
    ['聊天记录.txt', Buffer.from('2026-05-01 张三：可以给我发活动短信'), 'txt'],
    ['没有扩展名', Buffer.from('同意接收短信'), 'txt'],
  ])('%s is kept encrypted and comes back byte for byte', async (name, bytes, type) => {
    const proof = await add(name, bytes);
    expect(proof).toMatchObject({ name, type, size: bytes.length });
    expect(proof.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    const [file = ''] = proofs();
    const onDisk = readFileSync(join(core.dataFolder, 'proofs', file));
    expect(onDisk.includes(bytes)).toBe(false);
    const { base64, done } = await core.call('proofs.read', { id: proof.id, offset: 0 });
    expect([Buffer.from(base64, 'base64').equals(bytes), done]).toEqual([true, true]);
    expect(uploads()).toEqual([]);
  });

  it('of several megabytes comes back in pieces', async () => {
    const bytes = Buffer.concat([PDF.subarray(0, 9), Buffer.alloc(3_000_000, 'x'), Buffer.from('\n%%EOF\n')]);
    const { id } = await add('大.pdf', bytes);
    const pieces: Buffer[] = [];
    for (let offset = 0, done = false; !done; ) {
      const piece = await core.call('proofs.read', { id, offset });
      pieces.push(Buffer.from(piece.base64, 'base64'));
      offset += pieces.at(-1)?.length ?? 0;
      done = piece.done;
    }
    expect(pieces.length).toBeGreaterThan(2);
    expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
  });

  it.each<[string, Buffer]>([
    ['照片.jpg', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])],
    ['照片.jpg', PNG],
    ['照片.png', Buffer.from('<html><script>alert(1)</script></html>')],
    ['扫描.pdf', Buffer.from('不是 PDF')],
    ['扫描.pdf', PDF.subarray(0, 12)],
    ['照片.png', PNG.subarray(0, 40)],
    ['说明.docx', Buffer.concat([Buffer.from('504b0304', 'hex'), deflateRawSync(Buffer.from('x'))])],
    ['程序.exe', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])],
    ['录音.txt', Buffer.from([0x49, 0x44, 0x33, 3, 0, 0, 0, 0])],
  ])('%s that is something else is refused and nothing of it stays', async (name, bytes) => {
    const fileId = await hand(name, bytes);
    expect(await core.refusal('proofs.add', { fileId })).toBe('PROOF_TYPE');
    expect([proofs(), uploads()]).toEqual([[], []]);
  });

  it('of 2 GB is refused before a byte of it is sent, one that grew on the way too', async () => {
    const size = 2 * 1024 ** 3;
    expect(await core.refusal('files.begin', { name: '合同.pdf', size, purpose: 'proof' })).toBe('FILE_TOO_LARGE');
    expect(await core.refusal('files.begin', { name: '合同.pdf', size: MAX_PROOF_BYTES + 1, purpose: 'proof' })).toBe(
      'FILE_TOO_LARGE',
    );
    const { fileId } = await core.call('files.begin', { name: '合同.pdf', size: 500_000_000 });
    // sparse: 2 GB that take no room
    const [file = ''] = uploads();
    truncateSync(join(core.dataFolder, 'files', file), size);
    expect(await core.refusal('proofs.add', { fileId })).toBe('FILE_TOO_LARGE');
    expect([proofs(), uploads()]).toEqual([[], []]);
    const { fileId: empty } = await core.call('files.begin', { name: '空.txt', size: 0, purpose: 'proof' });
    expect(await core.refusal('proofs.add', { fileId: empty })).toBe('FILE_EMPTY');
  });
});

describe('marketing without a consent on record', () => {
  it('is counted, and refused until the owner has confirmed the number', async () => {
    const groupId = await pasteGroup(core, '会员', `号码\n${numberAt(1)}\n${numberAt(2)}\n${numberAt(3)}\n`);
    const { rows } = await core.call('contacts.page', {});
    const { id: proofId } = await add('登记表.png', PNG);
    await core.call('contacts.update', {
      id: rows[0]?.id ?? 0,
      patch: { consentGround: 'agreed', consentProofId: proofId, consentDate: '2026-05-01' },
    });
    const draft = draftSchema.parse({
      kind: 'marketing',
      signature: '飞笺演示',
      body: '周末八折',
      audience: { groupIds: [groupId], numbers: [numberAt(9)] },
    });
    const totals = await core.call('compose.totals', { draft, key: 'k' });
    expect(totals).toMatchObject({ recipients: 4, withoutConsent: 3 });
    expect(await core.call('compose.totals', { draft: { ...draft, kind: 'notice' }, key: 'k' })).toMatchObject({
      withoutConsent: 0,
    });
    const { id: draftId } = await core.call('drafts.save', { draft });
    const { recipients, parts, cost } = totals;
    const start = (withoutConsent: number) => ({
      draftId,
      confirm: { recipients, parts, cost, withoutConsent },
      idempotencyKey: 'consent-test',
    });
    expect(await core.refusal('campaigns.start', start(0))).toBe('CONSENT_UNCONFIRMED');
    expect(await core.refusal('campaigns.start', start(2))).toBe('CONSENT_UNCONFIRMED');
    expect(await core.call('messages.count', {})).toEqual({ total: 0 });
    await core.call('campaigns.start', start(3));
    expect(await core.call('messages.count', {})).toEqual({ total: 4 });
  });

  it('never goes to a blacklisted number as a test to myself', async () => {
    await core.call('blacklist.add', { text: numberAt(5), source: 'complaint', proof: '12321 工单' });
    const draft = draftSchema.parse({ kind: 'marketing', signature: '飞笺演示', body: '周末八折' });
    const input = { draft, number: numberAt(5) };
    expect(await core.refusal('compose.sendToMyself', input)).toBe('NUMBER_OPTED_OUT');
    expect(await core.call('messages.count', {})).toEqual({ total: 0 });
  });
});

describe('an import', () => {
  it('gives ground and proof to everybody in it', async () => {
    const { id: consentProofId } = await add('报名表.pdf', PDF);
    const { jobId } = await core.call('import.run', {
      source: { text: `号码,姓名\n${numberAt(1)},甲\n${numberAt(2)},乙\n` },
      columns: ['number', 'name'],
      consentGround: 'customer',
      consentSource: '会员系统',
      consentDate: '2026-04-01',
      consentProofId,
    });
    expect((await core.job(jobId)).state).toBe('done');
    const { rows } = await core.call('contacts.page', {});
    for (const row of rows)
      expect(row).toMatchObject({ consentGround: 'customer', consentSource: '会员系统', consentProofId });
  });

  it('shows a deleted customer who had refused as blacklisted, in the check and the import', async () => {
    await pasteGroup(core, '会员', `号码\n${numberAt(1)}\n${numberAt(2)}\n`);
    await core.call('blacklist.import', { source: { text: numberAt(1) }, reason: '旧系统' });
    const all = { filter: {}, except: [] };
    await core.call('contacts.bulk', { selection: all, action: { do: 'delete' } });
    const bin = { filter: { deleted: true }, except: [] };
    await core.call('contacts.bulk', { selection: bin, action: { do: 'purge' } });
    expect(await core.call('blacklist.history', { number: numberAt(1) })).toEqual({
      rows: [],
      listed: false,
      forgotten: true,
    });
    const plan = { source: { text: `号码\n${numberAt(1)}\n${numberAt(2)}\n` }, columns: ['number' as const] };
    for (const method of ['import.check', 'import.run'] as const) {
      const { jobId } = await core.call(method, plan);
      expect((await core.job(jobId)).result).toMatchObject({
        counts: { valid: 2, blacklisted: 1 },
        problems: [{ verdict: 'blacklist', reason: 'blacklisted' }],
      });
    }
    expect((await core.call('contacts.page', { filter: { optedOut: true } })).rows).toMatchObject([
      { number: numberAt(1), optedOut: true },
    ]);
  });

  it('of opt-outs takes what it can and says row by row why not the rest', async () => {
    const text = `退订名单\n${numberAt(1)}\n12345\n${numberAt(1)}\n不是号码\n010-12345678\n1.38E+10\n\n+86 ${numberAt(2)}\n`;
    const done = await core.call('blacklist.import', { source: { text }, reason: '旧系统' });
    expect(done).toMatchObject({ rows: 7, added: 2, already: 0, duplicate: 1, invalid: 4 });
    expect(done.problems.map(({ row }) => row)).toEqual([3, 5, 6, 7]);
    expect(new Set(done.problems.map(({ reason }) => reason)).size).toBeGreaterThan(2);
    const { rows } = await core.call('blacklist.page', {});
    expect(rows.map(({ source, reason }) => `${source} ${reason}`)).toEqual(['import 旧系统', 'import 旧系统']);
    expect(await core.call('blacklist.import', { source: { text: numberAt(1) } })).toMatchObject({ already: 1 });
    expect(await core.refusal('blacklist.import', { source: { text: ' \n' } })).not.toBe('none');
  });
});

describe('the evidence file', () => {
  it.each(['pdf', 'xlsx'] as const)('comes as %s, with blocked attempts in it', async (format) => {
    const groupId = await pasteGroup(core, '会员', `号码\n${numberAt(1)}\n${numberAt(2)}\n`);
    await core.call('blacklist.add', { text: numberAt(1), source: 'complaint', reason: '来电投诉', proof: '工单 1' });
    const draft = draftSchema.parse({ signature: '飞笺演示', body: '您好', audience: { groupIds: [groupId] } });
    const { id: draftId } = await core.call('drafts.save', { draft });
    const { recipients, parts, cost } = await core.call('compose.totals', { draft, key: 'k' });
    await core.call('campaigns.start', {
      draftId,
      confirm: { recipients, parts, cost },
      idempotencyKey: `evidence-${format}`,
    });
    const { jobId } = await core.call('evidence.export', { number: numberAt(1), format });
    const { state, result } = await core.job(jobId);
    expect(state).toBe('done');
    const { base64, name } = await core.call('files.read', { ...(result as { fileId: string }), offset: 0 });
    expect(name).toBe(`evidence.${format}`);
    const bytes = Buffer.from(base64, 'base64');
    expect(bytes.toString('latin1', 0, 4)).toBe(format === 'pdf' ? '%PDF' : 'PK\x03\x04');
    expect(await core.refusal('evidence.export', { number: '12345', format })).toBe('NUMBER_INVALID');
  });
});
