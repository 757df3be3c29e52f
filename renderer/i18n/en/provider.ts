import type { Texts } from '../texts.ts';
import type * as source from '../zh-CN/provider.ts';

export const provider: Texts<typeof source.provider> = {};
