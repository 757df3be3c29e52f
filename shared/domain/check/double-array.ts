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

/** How many nodes the trie of sorted words has, its root included. */
function nodesOf(sorted: readonly string[]): number {
  let nodes = 1;
  let before = '';
  for (const word of sorted) {
    let shared = 0;
    while (shared < before.length && before.charCodeAt(shared) === word.charCodeAt(shared)) shared++;
    nodes += word.length - shared;
    before = word;
  }
  return nodes;
}

/**
 * Aho-Corasick over words whose units have codes ≥ 1 and ≤ `alphabet`. Words spelled alike are handed to `onSame`: the later
 * takes the place of the earlier, and the caller remembers the chain.
 */
export function buildDoubleArray(
  words: readonly string[],
  codeOf: Uint16Array,
  alphabet: number,
  onSame: (later: number, earlier: number) => void,
): DoubleArray {
  const places = new Map<string, number>();
  words.forEach((word, at) => {
    const earlier = places.get(word);
    if (earlier !== undefined) onSame(at, earlier);
    places.set(word, at);
  });
  places.delete('');
  // those below a node stand side by side: the trie itself is never built
  const sorted = [...places.keys()].sort();
  for (let size = nodesOf(sorted) * 2 + alphabet * 2 + 16; ; size *= 2) {
    const laid = layOut({ sorted, places, codeOf, alphabet }, size);
    if (laid !== null) return laid;
  }
}

interface Words {
  sorted: readonly string[];
  /** a word's place in the list it came from */
  places: ReadonlyMap<string, number>;
  codeOf: Uint16Array;
  alphabet: number;
}

/** null when the places do not suffice */
function layOut({ sorted, places, codeOf, alphabet }: Words, size: number): DoubleArray | null {
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
  /** the children of the node at hand: their codes, and where the words below each begin */
  const codes = new Uint16Array(alphabet);
  const begins = new Uint32Array(alphabet + 1);
  let family = 0;

  function fits(from: number): boolean {
    for (let k = 0; k < family; k++) if (check[from + (codes[k] as number)] !== 0) return false;
    return true;
  }

  /** lowest base at which all codes fall on free places */
  function place(): number {
    while (free < size && check[free] !== 0) free++;
    let first = alphabet;
    for (let k = 0; k < family; k++) if ((codes[k] as number) < first) first = codes[k] as number;
    // every place a scan may look at lies inside the arrays
    const start = family === 1 ? free : Math.max(free, crowded);
    let tries = 0;
    for (let from = Math.max(start, first + 1) - first; from + alphabet < size; from++) {
      if (fits(from)) {
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

  /** the children of a node; tells whether a word ends at it */
  function look(from: number, to: number, depth: number): boolean {
    const ended = from < to && (sorted[from] as string).length === depth;
    family = 0;
    let unit = -1;
    for (let at = ended ? from + 1 : from; at < to; at++) {
      const next = (sorted[at] as string).charCodeAt(depth);
      if (next === unit) continue;
      unit = next;
      codes[family] = codeOf[unit] as number;
      begins[family++] = at;
    }
    begins[family] = to;
    return ended;
  }

  check[ROOT] = -1;
  fail[ROOT] = ROOT;
  /** nodes by breadth: state, first and last word below, depth */
  const queue = [ROOT, 0, sorted.length, 0];
  for (let at = 0; at < queue.length; at += 4) {
    const state = queue[at] as number;
    const depth = queue[at + 3] as number;
    const first = queue[at + 1] as number;
    if (look(first, queue[at + 2] as number, depth)) ends[state] = places.get(sorted[first] as string) as number;
    const suffix = fail[state] as number;
    // nearer to the root, and so known by now
    if (state !== ROOT) shorter[state] = (ends[suffix] as number) >= 0 ? suffix : (shorter[suffix] as number);
    if (family === 0) continue;
    const from = place();
    if (from < 0) return null;
    base[state] = from;
    for (let k = 0; k < family; k++) check[from + (codes[k] as number)] = state;
    for (let k = 0; k < family; k++) {
      const code = codes[k] as number;
      const next = from + code;
      fail[next] = state === ROOT ? ROOT : step(suffix, code);
      queue.push(next, begins[k] as number, begins[k + 1] as number, depth + 1);
    }
  }
  return array;
}
