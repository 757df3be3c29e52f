interface Form {
  /** the n-th variable as the provider writes it */
  write(n: number): string;
  most: number;
  /** characters no value may hold; '' = none */
  separators: string;
}

interface Filled {
  template: string;
  /** for each text, in order; none empty, none with a separator */
  values: string[][];
}

const isSeparator = (separators: string) => (character: string) => separators.includes(character);

/** The separators of a text in their order: only texts with the same ones can share a template. */
export const separatorsOf = (text: string, separators: string): string =>
  [...text].filter(isSeparator(separators)).join('');

/** Pieces and separators in turn: `a,b` is `a` `,` `b`. */
function piecesOf(text: string, separators: string): string[] {
  const pieces = [''];
  for (const character of text) {
    if (separators.includes(character)) pieces.push(character, '');
    else pieces[pieces.length - 1] += character;
  }
  return pieces;
}

function commonStart(texts: string[][], most: number): number {
  const [first = []] = texts;
  let n = 0;
  while (n < most && texts.every((text) => text[n] === first[n])) n += 1;
  return n;
}

/** What all pieces begin and end with, and the middle of each; null when a middle would be empty. */
function split(pieces: string[]): { start: string; end: string; middles: string[] } | null {
  const texts = pieces.map((piece) => [...piece]);
  const shortest = texts.reduce((least, text) => Math.min(least, text.length), Number.POSITIVE_INFINITY);
  // one character stays for the value, or the shortest would have none
  const spare = shortest - 1;
  if (spare < 0) return null;
  const from = commonStart(texts, spare);
  const tails = texts.map((text) => text.slice(from).reverse());
  const to = commonStart(tails, spare - from);
  return {
    start: (texts[0] ?? []).slice(0, from).join(''),
    end: (tails[0] ?? []).slice(0, to).reverse().join(''),
    middles: texts.map((text) => text.slice(from, text.length - to).join('')),
  };
}

/**
 * Different texts as one template with variables: what they share stays in the template, separators too, and each piece
 * that differs becomes a value. Null when they do not share the separators, need too many variables, or hold what the
 * provider would take for a variable.
 */
export function fillIn(texts: string[], { write, most, separators }: Form): Filled | null {
  const mark = write(0).slice(0, 2);
  if (texts.length === 0 || texts.some((text) => text.includes(mark))) return null;
  const pieces = texts.map((text) => piecesOf(text, separators));
  const [first = []] = pieces;
  if (pieces.some((piece) => piece.length !== first.length)) return null;
  const values = texts.map((): string[] => []);
  let template = '';
  let used = 0;
  for (const [at, sample] of first.entries()) {
    const column = pieces.map((piece) => piece[at] ?? '');
    if (column.every((piece) => piece === sample)) {
      template += sample;
      continue;
    }
    const parts = at % 2 === 1 || used === most ? null : split(column);
    if (parts === null) return null;
    template += parts.start + write(used) + parts.end;
    used += 1;
    for (const [i, middle] of parts.middles.entries()) values[i]?.push(middle);
  }
  return { template, values };
}
