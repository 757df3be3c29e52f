import type { Texts } from '../texts.ts';
import type * as source from '../zh-CN/contacts.ts';

export const contacts: Texts<typeof source.contacts> = {};
