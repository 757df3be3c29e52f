const CODES = 0x10000;

/** Lists by one character and by two neighbours, found by their codes: no string is made or hashed on the way. */
export function createGramLists() {
  const single: (number[] | undefined)[] = new Array(CODES).fill(undefined);
  const double: (Map<number, number[]> | undefined)[] = new Array(CODES).fill(undefined);

  function ofOne(code: number): number[] {
    let list = single[code];
    if (list === undefined) {
      list = [];
      single[code] = list;
    }
    return list;
  }
  function ofTwo(first: number, second: number): number[] {
    let row = double[first];
    if (row === undefined) {
      row = new Map();
      double[first] = row;
    }
    let list = row.get(second);
    if (list === undefined) {
      list = [];
      row.set(second, list);
    }
    return list;
  }

  return {
    /** Lists of a name of Chinese characters only, each once; null when it holds anything else. */
    ofName(name: string): number[][] | null {
      for (let i = 0; i < name.length; i++) {
        const code = name.charCodeAt(i);
        if (code < 0x4e00 || code > 0x9fff) return null;
      }
      const found: number[][] = [];
      for (let i = 0; i < name.length; i++) {
        const code = name.charCodeAt(i);
        const one = ofOne(code);
        if (!found.includes(one)) found.push(one);
        if (i === 0) continue;
        const two = ofTwo(name.charCodeAt(i - 1), code);
        if (!found.includes(two)) found.push(two);
      }
      return found;
    },
    /** the list of one gram of one or two characters of the basic plane, else null */
    ofGram: (gram: string): number[] | null => {
      if (gram.length === 1) return ofOne(gram.charCodeAt(0));
      return gram.length === 2 && !isSurrogate(gram.charCodeAt(0))
        ? ofTwo(gram.charCodeAt(0), gram.charCodeAt(1))
        : null;
    },
    *all(): Generator<[string, number[]]> {
      for (const [code, list] of single.entries()) if (list !== undefined) yield [String.fromCharCode(code), list];
      for (const [code, row] of double.entries()) {
        for (const [second, list] of row ?? []) yield [String.fromCharCode(code, second), list];
      }
    },
    clear(): void {
      single.fill(undefined);
      double.fill(undefined);
    },
  };
}

const isSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;
