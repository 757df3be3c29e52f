import { pinyin } from 'pinyin-pro';

/** Surnames of two characters whose reading is not the sum of common ones. */
const DOUBLE_SURNAMES = new Set([
  '万俟',
  '尉迟',
  '长孙',
  '单于',
  '澹台',
  '令狐',
  '宰父',
  '鲜于',
  '仉督',
  '夏侯',
  '乐正',
]);

const readings = new Map<string, string>();
const surnames = new Map<string, string>();
const doubles = new Map<string, string[]>();

function reading(character: string): string {
  let found = readings.get(character);
  if (found === undefined) {
    found = pinyin(character, { toneType: 'none', v: true }).toLowerCase();
    readings.set(character, found);
  }
  return found;
}

function surnameReading(character: string): string {
  let found = surnames.get(character);
  if (found === undefined) {
    found = pinyin(character, { toneType: 'none', v: true, surname: 'all' }).toLowerCase();
    surnames.set(character, found);
  }
  return found;
}

function doubleReading(surname: string): string[] {
  let found = doubles.get(surname);
  if (found === undefined) {
    found = pinyin(surname, { toneType: 'none', v: true, surname: 'all', type: 'array' });
    doubles.set(surname, found);
  }
  return found;
}

const isHan = (code: number): boolean => code >= 0x3400 && code <= 0x9fff;
const isKept = (code: number): boolean => (code >= 48 && code <= 57) || (code >= 97 && code <= 122);

/**
 * Keys a name is found by: `曾小贤` → { pinyin: 'zengxiaoxian', initials: 'zxx' }. The first character reads as a surname;
 * ü is v; Latin letters and digits stay, all else is dropped. Readings are cached by character.
 */
export function searchKeys(name: string): { pinyin: string; initials: string } {
  let whole = '';
  let initials = '';
  let first = true;
  const lower = name.toLowerCase();
  for (let i = 0; i < lower.length; i++) {
    const code = lower.charCodeAt(i);
    if (isKept(code)) {
      whole += lower[i];
      initials += lower[i];
    } else if (isHan(code)) {
      const character = lower[i] as string;
      const pair = first && i + 1 < lower.length ? lower.slice(i, i + 2) : '';
      if (DOUBLE_SURNAMES.has(pair)) {
        for (const part of doubleReading(pair)) {
          whole += part;
          initials += part[0] ?? '';
        }
        i++;
      } else {
        const part = first ? surnameReading(character) : reading(character);
        whole += part;
        initials += part[0] ?? '';
      }
    }
    first = false;
  }
  return { pinyin: whole, initials };
}

/** Every character and every pair of neighbours once, lower case, without blanks: `王小明` → 王 小 明 王小 小明. */
export function nameGrams(name: string): string[] {
  const characters = [...name.toLowerCase().replace(/\s+/g, '')];
  const grams = new Set(characters);
  for (let i = 1; i < characters.length; i++) grams.add(`${characters[i - 1]}${characters[i]}`);
  return [...grams];
}
