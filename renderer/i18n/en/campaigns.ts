import type { Texts } from '../texts.ts';
import type * as source from '../zh-CN/campaigns.ts';

export const campaigns: Texts<typeof source.campaigns> = {};
