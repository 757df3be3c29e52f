/** A trie in two arrays: the child of `state` by `code` is base[state] + code, if check of that place is `state`. */
export interface DoubleArray {
  base: Int32Array;
  check: Int32Array;
  /** state of the longest proper suffix */
  fail: Int32Array;
  /** first word ending at a state, or -1 */
  ends: Int32Array;
  /** next state along the suffixes at which a word ends, or 0 */
  shorter: Int32Array;
}

const ROOT = 1;
/** A family that had to look longer than this moves the start of the next search. */
const MOST_TRIES = 200;

interface Trie {
  children: Map<number, number>[];
  ends: number[];
}

function buildTrie(words: readonly (readonly number[])[], onSame: (later: number, earlier: number) => void): Trie {
  const trie: Trie = { children: [new Map()], ends: [-1] };
  words.forEach((codes, word) => {
    if (codes.length === 0) return;
    let node = 0;
    for (const code of codes) {
      const siblings = trie.children[node] as Map<number, number>;
      let next = siblings.get(code);
      if (next === undefined) {
        next = trie.children.push(new Map()) - 1;
        trie.ends.push(-1);
        siblings.set(code, next);
      }
      node = next;
    }
    const earlier = trie.ends[node] as number;
    if (earlier >= 0) onSame(word, earlier);
    trie.ends[node] = word;
  });
  return trie;
}

/**
 * Aho-Corasick over words given as codes ≥ 1 and ≤ `alphabet`. Words spelled alike are handed to `onSame`: the later
 * takes the place of the earlier, and the caller remembers the chain.
 */
export function buildDoubleArray(
  words: readonly (readonly number[])[],
  alphabet: number,
  onSame: (later: number, earlier: number) => void,
): DoubleArray {
  const trie = buildTrie(words, onSame);
  for (let size = trie.children.length * 2 + alphabet * 2 + 16; ; size *= 2) {
    const laid = layOut(trie, size, alphabet);
    if (laid !== null) return laid;
  }
}

/** null when the places do not suffice */
function layOut(trie: Trie, size: number, alphabet: number): DoubleArray | null {
  const array: DoubleArray = {
    base: new Int32Array(size),
    check: new Int32Array(size),
    fail: new Int32Array(size),
    ends: new Int32Array(size).fill(-1),
    shorter: new Int32Array(size),
  };
  const { base, check, fail, ends, shorter } = array;
  let free = ROOT + 1;
  /** Where families of several were last placed: looking again at the crowded places before costs more than the room. */
  let crowded = ROOT + 1;

  /** lowest base at which all codes fall on free places */
  function place(codes: readonly number[]): number {
    while (free < size && check[free] !== 0) free++;
    const first = codes[0] as number;
    // every place a scan may look at lies inside the arrays
    const start = codes.length === 1 ? free : Math.max(free, crowded);
    let tries = 0;
    for (let from = Math.max(start, first + 1) - first; from + alphabet < size; from++) {
      if (codes.every((code) => check[from + code] === 0)) {
        if (tries > MOST_TRIES) crowded = from + first;
        return from;
      }
      tries++;
    }
    return -1;
  }

  function step(state: number, code: number): number {
    let from = state;
    for (;;) {
      const next = (base[from] as number) + code;
      if (check[next] === from) return next;
      if (from === ROOT) return ROOT;
      from = fail[from] as number;
    }
  }

  check[ROOT] = -1;
  fail[ROOT] = ROOT;
  const queue: [node: number, state: number][] = [[0, ROOT]];
  for (let at = 0; at < queue.length; at++) {
    const [node, state] = queue[at] as [number, number];
    const children = [...(trie.children[node] as Map<number, number>)].sort(([a], [b]) => a - b);
    if (children.length === 0) continue;
    const from = place(children.map(([code]) => code));
    if (from < 0) return null;
    base[state] = from;
    for (const [code] of children) check[from + code] = state;
    for (const [code, child] of children) {
      const next = from + code;
      const suffix = state === ROOT ? ROOT : step(fail[state] as number, code);
      fail[next] = suffix;
      ends[next] = trie.ends[child] as number;
      shorter[next] = (ends[suffix] as number) >= 0 ? suffix : (shorter[suffix] as number);
      queue.push([child, next]);
    }
  }
  return array;
}
