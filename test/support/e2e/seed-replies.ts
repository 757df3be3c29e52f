/** Campaigns to customers who write back: one who leaves while another campaign is still on its way, one who says 收到. */

import type { Input } from '../../../shared/contract/contract.ts';
import { openCore } from '../open-core.ts';

export const LEAVES = '13600002222';
export const ANSWERS = '13600019999';
export const SLOW_TOTAL = 80;

export interface SeededReplies {
  slow: number;
  quick: number;
}

export async function seedReplyDrafts(dataFolder: string): Promise<SeededReplies> {
  const shop = await openCore({ dataFolder, sending: false });
  try {
    const { call } = shop;
    await call('settings.set', { holdSeconds: 0 });
    await call('signatures.save', { text: '春风百货', isDefault: true });
    const rehearsal = (await call('channels.list', {})).rows[0]!;
    const config = { failurePercent: 0, replyPercent: 0, reportSeconds: 1 };
    await call('channels.save', { ...rehearsal, config: { ...rehearsal.config, ...config } });
    const options = { rate: 2, burst: 1, batch: 1 };
    const slow = await call('channels.save', { provider: 'simulator', name: '慢通道', config, options });
    // over one channel: what is refused in a rehearsal counts for the channel it came by alone
    const save = async (name: string, numbers: string[]) => {
      const draft: Input<'drafts.save'>['draft'] = {
        ...{ name, signature: '春风百货', body: `${name}：本店明日九点开门。`, step: 3 },
        ...{ channelId: slow.id, audience: { numbers } },
      };
      return (await call('drafts.save', { draft })).id;
    };
    const others = Array.from({ length: SLOW_TOTAL - 1 }, (_, n) => `1320${2_001_235 + n * 3}`);
    return {
      slow: await save('慢慢发', [...others, LEAVES]),
      quick: await save('先发的', [LEAVES, ANSWERS]),
    };
  } finally {
    await shop.close();
  }
}
