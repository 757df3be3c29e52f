import type { Texts } from '../texts.ts';
import type * as source from '../zh-CN/blacklist.ts';

export const blacklist: Texts<typeof source.blacklist> = {};
