import type { Texts } from '../texts.ts';
import type * as source from '../zh-CN/composer.ts';

export const composer: Texts<typeof source.composer> = {};
