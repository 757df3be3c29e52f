/** One marketing campaign already out today over a real channel's double, and drafts that meet the rules of careful sending. */

import type { Input } from '../../../shared/contract/contract.ts';
import { openCore } from '../open-core.ts';

export const HAD_ONE = ['13600010001', '13500010002'];
const NEW = '13900010003';
/** enough to need approval; one of them goes ahead */
export const MANY = ['13600020001', '13600020002', '13600020003', '13600020004'];

export interface SeededCare {
  again: number;
  probing: number;
}

export async function seedCareDrafts(dataFolder: string, apikey: string, endpoint: string): Promise<SeededCare> {
  const shop = await openCore({ dataFolder, holdSeconds: 0 });
  try {
    const { call } = shop;
    const rules = { probePerCarrier: 1, approvalRecipients: MANY.length };
    await call('settings.set', { holdSeconds: 0, marketingFrom: 0, marketingTo: 1440, ...rules });
    await call('signatures.save', { text: '春风百货', isDefault: true });
    const real = await call('channels.save', { provider: 'yunpian', name: '云片', config: { apikey, endpoint } });
    const rehearsal = (await call('channels.list', {})).rows.find(({ simulated }) => simulated)!;
    const config = { ...rehearsal.config, failurePercent: 100, replyPercent: 0, reportSeconds: 1 };
    await call('channels.save', { ...rehearsal, config });
    const save = async (name: string, numbers: string[], more: Input<'drafts.save'>['draft']) => {
      const text = { name, signature: '春风百货', body: `${name}：本店明日九点开门。`, step: 3 };
      return (await call('drafts.save', { draft: { ...text, audience: { numbers }, ...more } })).id;
    };
    const first = await save('早上发的', HAD_ONE, { kind: 'marketing', channelId: real.id });
    const { draft } = await call('drafts.get', { id: first });
    const { recipients, parts, cost, withoutConsent } = await call('compose.totals', { draft, key: 'seed' });
    const confirm = { recipients, parts, cost, withoutConsent };
    const { campaignId } = await call('campaigns.start', { draftId: first, confirm, idempotencyKey: 'seed-care' });
    await shop.campaign(campaignId, ({ state }) => state === 'finished');
    return {
      again: await save('下午再发', [...HAD_ONE, NEW], { kind: 'marketing', channelId: real.id }),
      probing: await save('探路的', MANY, { channelId: rehearsal.id, probe: true }),
    };
  } finally {
    await shop.close();
  }
}
