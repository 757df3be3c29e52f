import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draft as draftSchema } from '../../shared/contract/compose.ts';
import { importOutcome } from '../../shared/contract/transfer.ts';
import { openCore, type TestCore } from '../support/open-core.ts';
import { numberAt, pasteGroup } from '../support/seed-contacts.ts';

let core: TestCore;
beforeEach(async () => {
  core = await openCore({ holdSeconds: 0 });
});
afterEach(() => core.close());

/** Reports within a fraction of a second and no chance failures: endings alone decide. */
async function tameSimulator(): Promise<number> {
  const { rows } = await core.call('channels.list', {});
  const { id, name } = rows[0] as (typeof rows)[number];
  const config = { failurePercent: 0, replyPercent: 0, reportSeconds: 0, latencyMs: 0 };
  await core.call('channels.save', { id, provider: 'simulator', name, config, isDefault: true });
  return id;
}

describe('the whole way on the rehearsal channel', () => {
  it('starts with a rehearsal channel and a signature, so that a first send needs nothing', async () => {
    const { rows } = await core.call('channels.list', {});
    expect(rows).toMatchObject([{ name: '演练通道', provider: 'simulator', simulated: true, isDefault: true }]);
    expect((await core.call('signatures.list', {})).rows).toMatchObject([{ text: '飞笺演示', isDefault: true }]);
    expect(await core.call('app.info', {})).toMatchObject({ firstRun: true, secrets: 'key-file' });
  });

  it('imports the sample workbook, which maps itself, and finds its people', async () => {
    const { fileId } = await core.call('import.sample', {});
    const source = { fileId };
    const { columns, hasHeader } = await core.call('import.inspect', { source });
    const plan = { source, hasHeader, columns: columns.map(({ guess }) => guess), newGroup: '样例' };
    const { jobId } = await core.call('import.run', plan);
    const { state, result } = await core.job(jobId);
    expect(state).toBe('done');
    expect(importOutcome.parse(result).counts).toMatchObject({ rows: 3, valid: 3, created: 3 });
    expect((await core.call('contacts.page', { filter: { q: '张伟' } })).rows).toMatchObject([
      { number: '13800138000' },
    ]);
    expect((await core.call('contacts.page', { filter: { q: 'lina' } })).rows).toMatchObject([{ name: '李娜' }]);
    const again = await core.job((await core.call('import.run', plan)).jobId);
    expect(importOutcome.parse(again.result).counts).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
  });

  it('goes from a list over totals and sending to reports, reasons and 只重发失败', async () => {
    const channelId = await tameSimulator();
    const list = [numberAt(1), numberAt(2), numberAt(3, '0000'), numberAt(4, '6666'), numberAt(5, '1111')];
    const groupId = await pasteGroup(
      core,
      '顾客',
      `号码,姓名\n${list.map((number, at) => `${number},顾客${at}`).join('\n')}\n`,
    );
    const draft = draftSchema.parse({
      name: '春季通知',
      signature: '飞笺演示',
      body: '{姓名}您好，您的预约在明天上午。',
      audience: { groupIds: [groupId] },
      channelId,
    });
    const totals = await core.call('compose.totals', { draft, key: 'walk' });
    expect(totals).toMatchObject({ recipients: 5, parts: 5, cost: 250, problems: [] });
    const { rows } = await core.call('compose.recipients', { draft, key: 'walk' });
    expect(rows[0]).toMatchObject({ name: '顾客0', text: '【飞笺演示】顾客0您好，您的预约在明天上午。', parts: 1 });

    const { id: draftId } = await core.call('drafts.save', { draft });
    const { recipients, parts, cost } = totals;
    const { campaignId } = await core.call('campaigns.start', {
      draftId,
      confirm: { recipients, parts, cost },
      idempotencyKey: 'walk-key-1',
    });
    const done = await core.campaign(campaignId, ({ state, counts }) => state === 'finished' && counts.accepted === 0);
    expect(done).toMatchObject({
      total: 5,
      simulated: true,
      counts: { delivered: 2, failed: 2, rejected: 1, queued: 0, unknown: 0 },
    });

    const { reasons, carriers } = await core.call('campaigns.breakdown', { id: campaignId });
    expect(reasons.map(({ code, recipients: n }) => [code, n]).sort()).toEqual([
      ['BLACK', 1],
      ['MK:0001', 1],
      ['MK:0009', 1],
    ]);
    expect(carriers).toMatchObject([{ carrier: 'mobile', counts: { delivered: 2 } }]);
    const failed = await core.call('messages.page', { filter: { campaignId, states: ['failed'] } });
    expect(failed.rows).toHaveLength(2);
    const history = await core.call('messages.history', { id: failed.rows[0]?.id ?? 0 });
    expect(history).toMatchObject({ attempts: [{ no: 1, outcome: 'accepted' }], reports: [{ status: 'failed' }] });
    expect(history.explanation?.meaning).not.toBe('');

    const preview = await core.call('campaigns.retryPreview', { id: campaignId });
    expect(preview.rows.reduce((sum, row) => sum + row.recipients, 0)).toBe(3);
    const retried = await core.call('campaigns.retryFailed', { id: campaignId, codes: ['MK:0001'] });
    expect(retried).toMatchObject({ requeued: 1, parts: 1, cost: 50 });
    const after = await core.campaign(campaignId, ({ state, counts }) => state === 'finished' && counts.accepted === 0);
    expect(after.counts).toMatchObject({ delivered: 2, failed: 2, rejected: 1 });
    expect(await core.refusal('campaigns.retryFailed', { id: campaignId, codes: ['NOPE'] })).toBe('NO_RECIPIENTS');

    const home = await core.call('home.summary', {});
    expect(home).toMatchObject({ contacts: 5, running: [], next: null });
    expect(home.today.submitted).toBeGreaterThanOrEqual(4);
  });

  it('exports the messages of a campaign as a file that can be read piece by piece', async () => {
    const { jobId } = await core.call('messages.export', { format: 'csv' });
    const { state, result } = await core.job(jobId);
    expect(state).toBe('done');
    const { fileId } = result as { fileId: string };
    const { base64, done } = await core.call('files.read', { fileId, offset: 0 });
    expect(done).toBe(true);
    expect(Buffer.from(base64, 'base64').toString('utf8')).toContain('号码');
  });

  it('finds everything again after a restart', async () => {
    const { dataFolder } = core;
    await core.call('contacts.create', { number: '138-0013-8000', name: '张伟' });
    await core.core.close();
    core = await openCore({ dataFolder });
    expect((await core.call('contacts.page', {})).rows).toMatchObject([{ number: '13800138000', name: '张伟' }]);
    expect((await core.call('channels.list', {})).rows).toHaveLength(1);
  });
});
