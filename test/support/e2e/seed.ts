/** A shop's data folder with something on every screen: contacts, groups, a template, campaigns with every outcome. */

import { openCore } from '../open-core.ts';
import { isoDay } from './days.ts';

const SURNAMES = ['王', '李', '张', '刘', '陈', '杨', '黄', '赵', '周', '吴'];
const NAMES = ['芳', '伟', '娜', '敏', '静', '丽', '强', '磊', '洋', '艳'];

/** Endings 0000, 1111 … make the rehearsal channel fail, reply or stay silent. */
const ENDINGS = ['0000', '1111', '2222', '3333', '4444', '6666', '7777', '9999'];

function customers(): string {
  const lines = ['姓名\t手机号\t公司\t生日\t备注\t订单号'];
  for (let i = 0; i < 240; i++) {
    const name = `${SURNAMES[i % 10]}${NAMES[Math.floor(i / 10) % 10]}`;
    const ending = i % 12 === 0 ? ENDINGS[(i / 12) % ENDINGS.length] : String(1357 + i * 7).padStart(4, '0');
    const number = `13${(i % 9) + 1}${String(5_000 + i * 13)}${ending}`.slice(0, 11);
    lines.push(
      [name, number, i % 5 === 0 ? '春风百货' : '', isoDay(i), i % 7 === 0 ? '老顾客' : '', `A${1000 + i}`].join('\t'),
    );
  }
  return lines.join('\n');
}

/** `modemPath`: the port of a modem that is there as long as the shop is looked at. */
export async function seedShop(
  dataFolder: string,
  modemPath?: string,
): Promise<{ campaignId: number; draftId: number }> {
  const shop = await openCore({ dataFolder, holdSeconds: 0 });
  try {
    const { call } = shop;
    const text = customers();
    const { columns } = await call('import.inspect', { source: { text } });
    const { jobId } = await call('import.run', {
      source: { text },
      columns: columns.map((column) => column.guess),
      newGroup: '会员',
    });
    const done = await shop.job(jobId);
    if (done.state !== 'done') throw new Error(`the list was not imported: ${JSON.stringify(done.error)}`);
    await call('tags.create', { name: '常客' });
    await call('blacklist.add', { text: '13900001234\n13900005678', reason: '电话要求不再接收' });
    const body =
      '{姓名}您好，您的订单{订单号}已到店，请在三日内凭本短信到春风路店领取，营业时间九点到二十一点，过期将退回仓库。如有疑问请到店咨询。';
    await call('templates.save', { name: '到店提醒', kind: 'notice', body });
    await call('templates.save', { name: '周末活动', kind: 'marketing', body: '{姓名}，周末全场八折，欢迎光临。' });
    await call('signatures.save', { text: '春风百货', isDefault: true });
    await call('settings.set', { pauseOnUnknown: false });
    const groupId = (await call('groups.list', {})).rows[0]!.id;
    const channelId = (await call('channels.list', {})).rows[0]!.id;
    const draft = {
      audience: { groupIds: [groupId] },
      signature: '春风百货',
      body,
      channelId,
      kind: 'notice' as const,
    };
    const first = await call('drafts.save', { draft: { ...draft, name: '到店提醒' } });
    const totals = await call('compose.totals', { draft, key: 'seed' });
    const { campaignId } = await call('campaigns.start', {
      draftId: first.id,
      confirm: { recipients: totals.recipients, parts: totals.parts, cost: totals.cost },
      idempotencyKey: 'seed-campaign',
    });
    await shop.campaign(campaignId, ({ state, counts }) => state === 'finished' && (counts.accepted ?? 0) < 60);
    const { id: draftId } = await call('drafts.save', {
      draft: {
        ...draft,
        name: '七夕活动',
        kind: 'marketing',
        body: '{姓名}您好，七夕当天全场八折，会员再送玫瑰一枝。',
        step: 1,
      },
    });
    if (modemPath !== undefined) await call('modems.save', { label: '前台', path: modemPath });
    return { campaignId, draftId };
  } finally {
    await shop.close();
  }
}
