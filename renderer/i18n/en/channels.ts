import type { Texts } from '../texts.ts';
import type * as source from '../zh-CN/channels.ts';

export const channels: Texts<typeof source.channels> = {};
