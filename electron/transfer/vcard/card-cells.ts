import { parseNumber } from '../../../shared/domain/phone.ts';
import { partsOf, plainOf } from './card-text.ts';

/** Headings a person would write: the guess of columns reads them like any other. */
export const CARD_HEADER = ['姓名', '手机号码', '性别', '生日', '公司', '标签', '备注'];

export interface Card {
  /** first value of each property */
  texts: Map<string, string>;
  tels: { text: string; types: string[] }[];
}

const HAN = /\p{Script=Han}/u;

/** 姓 stands before 名 without a blank in Chinese; other names are given first. */
function nameOf({ texts }: Card): string {
  const full = plainOf(texts.get('FN') ?? '');
  if (full !== '') return full;
  const [family = '', given = '', middle = ''] = partsOf(texts.get('N') ?? '');
  return HAN.test(family + given) ? family + middle + given : [given, middle, family].filter(Boolean).join(' ');
}

/** `tel:+86-138-0013-8000;ext=1` (4.0) or plain text. */
const telOf = (text: string): string => (/^tel:/i.test(text) ? (text.slice(4).split(';')[0] ?? '') : plainOf(text));

/**
 * The number a card is for: one that can be written to, marked as a mobile before the preferred one, before any. Further
 * ones go into the remark, so that none is lost.
 */
function numbersOf({ tels }: Card): [number: string, others: string] {
  const all = tels.map(({ text, types }) => {
    const input = telOf(text);
    const { number, verdict } = parseNumber(input);
    const usable = number !== null && verdict !== 'not-smsable';
    const rank = (usable ? 4 : 0) + (types.includes('CELL') ? 2 : 0) + (types.includes('PREF') ? 1 : 0);
    return { input, number: usable ? number : null, rank };
  });
  const best = all.reduce<(typeof all)[number] | null>((a, b) => (a === null || b.rank > a.rank ? b : a), null);
  const others = all.flatMap(({ number }) => (number === null || number === best?.number ? [] : [number]));
  return [best?.input ?? '', [...new Set(others)].join(' / ')];
}

const GENDERS: Record<string, string> = { M: '男', F: '女', MALE: '男', FEMALE: '女' };

/** A card as a row under CARD_HEADER. */
export function cellsOf(card: Card): string[] {
  const text = (name: string): string => card.texts.get(name) ?? '';
  const gender = (text('GENDER') || text('X-GENDER')).split(';')[0]?.trim() ?? '';
  const organisation = partsOf(text('ORG')).filter(Boolean).join(' ');
  const [number, others] = numbersOf(card);
  const birthday = text('BDAY').split('T')[0]?.trim() ?? '';
  const remark = [plainOf(text('NOTE')), others === '' ? '' : `其他号码：${others}`].filter(Boolean).join(' ');
  return [
    ...[nameOf(card), number, GENDERS[gender.toUpperCase()] ?? gender],
    ...[birthday, organisation, plainOf(text('CATEGORIES')), remark],
  ];
}
