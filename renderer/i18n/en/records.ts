import type { Texts } from '../texts.ts';
import type * as source from '../zh-CN/records.ts';

export const records: Texts<typeof source.records> = {};
