import type { Texts } from '../texts.ts';
import type * as source from '../zh-CN/home.ts';

export const home: Texts<typeof source.home> = {};
