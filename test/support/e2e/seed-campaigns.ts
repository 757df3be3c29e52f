/** Drafts ready to be confirmed, one for each thing that can become of a campaign. */

import type { Input } from '../../../shared/contract/contract.ts';
import { minutesOfDay } from '../../../shared/domain/shanghai.ts';
import { openCore } from '../open-core.ts';

export const SLOW_TOTAL = 60;
export const LOST = ['13800017777', '13900027777', '13700018888'];
export const HEARD = ['13600010001', '13500010002'];
/** gets the slow campaign and the small one */
export const TWICE = '13100001234';

/** Nothing about these endings is special: they are delivered. */
const slowNumbers = [TWICE, ...Array.from({ length: SLOW_TOTAL - 1 }, (_, n) => `1320${2_001_235 + n * 3}`)];

export interface SeededDrafts {
  held: number;
  slow: number;
  lost: number;
  small: number;
  lots: number;
  marketing: number;
}

export async function seedCampaignDrafts(dataFolder: string): Promise<SeededDrafts> {
  const shop = await openCore({ dataFolder, sending: false });
  try {
    const { call } = shop;
    // the marketing hours are the half of the day that is not now
    const marketingFrom = minutesOfDay(Date.now()) < 720 ? 1200 : 60;
    await call('settings.set', { holdSeconds: 5, marketingFrom, marketingTo: marketingFrom + 60 });
    await call('signatures.save', { text: '春风百货', isDefault: true });
    const rehearsal = (await call('channels.list', {})).rows[0]!;
    const options = { failurePercent: 0, replyPercent: 0, reportSeconds: 1 };
    const quick = await call('channels.save', { ...rehearsal, config: { ...rehearsal.config, ...options } });
    const slow = await call('channels.save', {
      provider: 'simulator',
      name: '慢通道',
      config: options,
      options: { rate: 4, burst: 1, batch: 2 },
    });
    type Draft = Input<'drafts.save'>['draft'];
    const save = async (name: string, numbers: string[], more: Draft = {}) => {
      const draft: Draft = {
        name,
        signature: '春风百货',
        body: `${name}：本店明日九点开门。`,
        channelId: quick.id,
        step: 3,
      };
      return (await call('drafts.save', { draft: { ...draft, audience: { numbers }, ...more } })).id;
    };
    return {
      held: await save('撤回的', HEARD),
      slow: await save('慢慢发', slowNumbers, { channelId: slow.id }),
      lost: await save('没回音', [...LOST, ...HEARD]),
      small: await save('真通道', [TWICE, ...HEARD], { channelId: null, step: 2 }),
      lots: await save('分批发', [TWICE, ...HEARD], {
        schedule: { mode: 'lots', at: null, size: 2, everyMinutes: 30 },
      }),
      marketing: await save('晚点发', HEARD, { kind: 'marketing' }),
    };
  } finally {
    await shop.close();
  }
}
