import dayjs, { type Dayjs } from 'dayjs';
import type { Contact, ContactInput } from '../../../shared/contract/contacts.ts';
import type { ConsentGround } from '../../../shared/domain/consent.ts';

/** A contact as the form holds it: days as picker values, custom fields as a list. */
export interface ContactValues {
  number: string;
  name: string;
  otherNames: string[];
  gender: 'male' | 'female' | '';
  birthday: Dayjs | null;
  company: string;
  remark: string;
  groupIds: number[];
  tagIds: number[];
  custom: { name: string; value: string }[];
  consentSource: string;
  consentDate: Dayjs | null;
  consentGround: ConsentGround;
  consentProofId: number | null;
}

const day = (text: string | null | undefined) => (text ? dayjs(text) : null);

export const valuesOf = (contact: Contact | null): ContactValues => ({
  number: contact?.number ?? '',
  name: contact?.name ?? '',
  otherNames: contact?.otherNames ?? [],
  gender: contact?.gender ?? '',
  birthday: day(contact?.birthday),
  company: contact?.company ?? '',
  remark: contact?.remark ?? '',
  groupIds: contact?.groupIds ?? [],
  tagIds: contact?.tagIds ?? [],
  custom: Object.entries(contact?.custom ?? {}).map(([name, value]) => ({ name, value })),
  consentSource: contact?.consentSource ?? '',
  consentDate: day(contact?.consentDate),
  consentGround: contact?.consentGround ?? '',
  consentProofId: contact?.consentProofId ?? null,
});

export const inputOf = (values: ContactValues): ContactInput => ({
  ...values,
  name: values.name.trim(),
  gender: values.gender === '' ? null : values.gender,
  birthday: values.birthday?.format('YYYY-MM-DD') ?? null,
  consentDate: values.consentDate?.format('YYYY-MM-DD') ?? null,
  custom: Object.fromEntries(
    values.custom.filter((field) => field.name?.trim()).map(({ name, value }) => [name.trim(), value ?? '']),
  ),
});
