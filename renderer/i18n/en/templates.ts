import type { Texts } from '../texts.ts';
import type * as source from '../zh-CN/templates.ts';

export const templates: Texts<typeof source.templates> = {};
