import regions from '../../resources/number-regions.json' with { type: 'json' };

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const coded: Readonly<Record<string, string>> = regions.segments;
const decoded = new Map<string, Uint8Array>();

/** One byte per four-digit block of a segment: the province's place + 1, 0 = unknown. */
function decode(runs: string): Uint8Array {
  const table = new Uint8Array(10_000);
  let at = 0;
  for (const [, letter = '', length] of runs.matchAll(/([-A-Za-z])(\d*)/g)) {
    const end = at + Number(length || 1);
    table.fill(LETTERS.indexOf(letter) + 1, at, end);
    at = end;
  }
  return table;
}

function tableOf(segment: string): Uint8Array | undefined {
  const known = decoded.get(segment);
  const runs = coded[segment];
  if (known !== undefined || runs === undefined) return known;
  const table = decode(runs);
  decoded.set(segment, table);
  return table;
}

/**
 * Province an 11-digit number was first given to, as users write it (广东, 内蒙古 …); '' when unknown, which holds for all
 * newer segments. A guess: the data is of about 2015 (see resources/number-regions.LICENSE).
 */
export function provinceOf(number: string): string {
  const table = tableOf(number.slice(0, 3));
  if (table === undefined || number.length !== 11) return '';
  const place = table[Number(number.slice(3, 7))] ?? 0;
  return place === 0 ? '' : (regions.provinces[place - 1] as string);
}
