import type { Texts } from '../texts.ts';
import type * as source from '../zh-CN/settings.ts';

export const settings: Texts<typeof source.settings> = {};
