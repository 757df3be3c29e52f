import { phoneLike } from '../phone-like.ts';
import { fieldOfHeader } from './header-words.ts';

export interface HeadRow {
  row: number;
  cells: string[];
}

/** headings may stand below a title and a note or two */
const LOOK_AT = 8;

const filled = (cells: string[]): string[] => cells.filter((cell) => cell.trim() !== '');
const holdsNumber = (cells: string[]): boolean => cells.some((cell) => phoneLike(cell.trim()));

/**
 * Index of the heading row among the first rows, -1 when the list starts with data. The row that names most fields wins;
 * without any known word, a first row without a number above rows with numbers is a heading.
 */
export function findHeader(head: readonly HeadRow[]): number {
  let best = -1;
  let most = 0;
  for (let n = 0; n < Math.min(LOOK_AT, head.length); n++) {
    const cells = (head[n] as HeadRow).cells;
    if (holdsNumber(cells)) break;
    const known = new Set(cells.map(fieldOfHeader).filter((field) => field !== null)).size;
    if (known > most) {
      best = n;
      most = known;
    }
  }
  if (best >= 0) return best;
  const first = head[0];
  if (!first || holdsNumber(first.cells)) return -1;
  const below = head.slice(1);
  const firstWithNumber = below.findIndex(({ cells }) => holdsNumber(cells));
  if (firstWithNumber < 0) return -1;
  // the row right above the data is the heading when it is as wide, a title is not
  const above = head[firstWithNumber] as HeadRow;
  const width = filled((below[firstWithNumber] as HeadRow).cells).length;
  if (filled(above.cells).length >= Math.max(1, width * 0.5)) return firstWithNumber;
  return -1;
}
