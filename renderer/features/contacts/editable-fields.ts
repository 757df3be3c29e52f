import type { Contact, ContactPatch } from '../../../shared/contract/contacts.ts';
import { readBirthday } from './read-birthday.ts';

/** What can be changed in the list itself. */
export const EDITABLE = ['name', 'gender', 'birthday', 'company', 'remark'] as const;
export type EditableKey = (typeof EDITABLE)[number];

export const MOST: Record<EditableKey, number> = { name: 60, gender: 6, birthday: 20, company: 120, remark: 500 };

export const textOf = (contact: Contact, key: EditableKey): string => contact[key] ?? '';

/** The change that makes `key` say what was typed; null when that is no birthday. */
export function patchOf(key: EditableKey, typed: string, today: string): ContactPatch | null {
  const text = typed.trim();
  switch (key) {
    case 'gender':
      return { gender: text === 'male' || text === 'female' ? text : null };
    case 'birthday': {
      if (text === '') return { birthday: null };
      const birthday = readBirthday(text, today);
      return birthday === null ? null : { birthday };
    }
    default:
      return { [key]: text };
  }
}
