import type { Texts } from '../texts.ts';
import type * as source from '../zh-CN/import.ts';

export const imports: Texts<typeof source.imports> = { reason: {} };
