import { nameGrams } from '../../core/search-keys.ts';
import { spellingTerms } from './name-terms.ts';

/** Names whose terms are remembered; beyond it they are looked up term by term. */
const CACHED_NAMES = 40_000;
const LAST_FOURS = 10_000;
const CODES = 0x10000;

/**
 * Search terms as small integers. A name's are found by one look-up of the name, so repeated names, which are the rule,
 * are neither spelled nor split again; Chinese names are split by character codes, without making strings.
 */
export function createTermIds() {
  /** by id; the last fours come first and are not spelled out */
  const texts: string[] = [];
  const byText = new Map<string, number>();
  const single = new Int32Array(CODES).fill(-1);
  const double = new Map<number, number>();
  const byName = new Map<string, number[]>();

  const newId = (text: string): number => LAST_FOURS + texts.push(text) - 1;
  function idOf(text: string): number {
    let id = byText.get(text);
    if (id === undefined) {
      id = newId(text);
      byText.set(text, id);
    }
    return id;
  }
  function ofOne(code: number): number {
    let id = single[code] as number;
    if (id < 0) {
      id = newId(`g${String.fromCharCode(code)}`);
      single[code] = id;
    }
    return id;
  }
  function ofTwo(first: number, second: number): number {
    const codes = first * CODES + second;
    let id = double.get(codes);
    if (id === undefined) {
      id = newId(`g${String.fromCharCode(first, second)}`);
      double.set(codes, id);
    }
    return id;
  }
  /** The grams of a name, each once; one and two characters always have their id by code, so that no term has two. */
  function gramsOf(name: string): number[] {
    for (let i = 0; i < name.length; i++) {
      const code = name.charCodeAt(i);
      if (code < 0x4e00 || code > 0x9fff) return nameGrams(name).map(idOfGram);
    }
    const found: number[] = [];
    for (let i = 0; i < name.length; i++) {
      const code = name.charCodeAt(i);
      const one = ofOne(code);
      if (!found.includes(one)) found.push(one);
      if (i === 0) continue;
      const two = ofTwo(name.charCodeAt(i - 1), code);
      if (!found.includes(two)) found.push(two);
    }
    return found;
  }
  function idOfGram(gram: string): number {
    const first = gram.charCodeAt(0);
    if (gram.length === 1) return ofOne(first);
    const plain = gram.length === 2 && (first < 0xd800 || first > 0xdfff);
    return plain ? ofTwo(first, gram.charCodeAt(1)) : idOf(`g${gram}`);
  }

  return {
    /** ids of all terms of a name, each once */
    ofName(name: string): number[] {
      let found = byName.get(name);
      if (found === undefined) {
        found = gramsOf(name);
        for (const term of spellingTerms(name)) found.push(idOf(term));
        // what grew by pushing has room to spare; a copy has none
        if (byName.size < CACHED_NAMES) byName.set(name, found.slice());
      }
      return found;
    },
    /** of an 11-digit number */
    ofNumber(number: string): number {
      let code = 0;
      for (let i = 7; i < 11; i++) code = code * 10 + number.charCodeAt(i) - 48;
      return code;
    },
    textOf: (id: number): string =>
      id < LAST_FOURS ? `4${String(id).padStart(4, '0')}` : (texts[id - LAST_FOURS] as string),
    get count(): number {
      return LAST_FOURS + texts.length;
    },
  };
}
