import { damaged, LIMITS, tooManyColumns, tooManyRows } from '../limits.ts';
import type { RowVisitor } from '../row-source.ts';
import { type CellType, type CellWords, cellText } from './cell-value.ts';
import { createXmlScanner, nameOf, type XmlHandler, type XmlScanner } from './xml-scanner.ts';
import { decodeText } from './xml-text.ts';

const ROW = nameOf('row');
const C = nameOf('c');
const V = nameOf('v');
const IS = nameOf('is');
const T = nameOf('t');
const RPH = nameOf('rPh');
const SHEET_DATA = nameOf('sheetData');

const LOWER_E = 0x65;

function typeOf(bytes: Buffer, from: number, to: number): CellType {
  switch (bytes[from]) {
    case 0x73: // s, str
      return to - from === 1 ? 's' : 'str';
    case 0x69:
      return 'inline';
    case 0x62:
      return 'b';
    case LOWER_E:
      return 'e';
    case 0x64:
      return 'd';
    default:
      return 'n';
  }
}

/** Bounds of the values of `r`, `s` and `t` in the tag read last; from < 0 = absent. */
interface ShortAttributes {
  rFrom: number;
  rTo: number;
  sFrom: number;
  sTo: number;
  tFrom: number;
  tTo: number;
}

function readShort(bytes: Buffer, from: number, to: number, into: ShortAttributes): void {
  into.rFrom = into.sFrom = into.tFrom = -1;
  let i = from;
  while (i < to) {
    while (i < to && (bytes[i] as number) <= 0x20) i++;
    const nameFrom = i;
    while (i < to && bytes[i] !== 0x3d && (bytes[i] as number) > 0x20) i++;
    const letter = i - nameFrom === 1 ? bytes[nameFrom] : 0;
    while (i < to && bytes[i] !== 0x22 && bytes[i] !== 0x27) i++;
    const quote = bytes[i];
    const valueFrom = ++i;
    while (i < to && bytes[i] !== quote) i++;
    if (letter === 0x72) {
      into.rFrom = valueFrom;
      into.rTo = i;
    } else if (letter === 0x73) {
      into.sFrom = valueFrom;
      into.sTo = i;
    } else if (letter === 0x74) {
      into.tFrom = valueFrom;
      into.tTo = i;
    }
    i++;
  }
}

function integer(bytes: Buffer, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = (bytes[i] as number) - 0x30;
    if (digit >= 0 && digit <= 9) value = value * 10 + digit;
  }
  return value;
}

/** `BC12` → 54 (0-based) */
function columnOf(bytes: Buffer, from: number, to: number): number {
  let column = 0;
  for (let i = from; i < to; i++) {
    const letter = (bytes[i] as number) & 0xdf;
    if (letter < 0x41 || letter > 0x5a) break;
    column = column * 26 + letter - 0x40;
  }
  return column - 1;
}

/**
 * Reads the cells of a worksheet as its bytes arrive. Claims about size (`dimension`, merges) are never looked at; what
 * counts is the rows and columns that hold something. Sparse cells and rows without `r` are placed as Excel would.
 */
export function createSheetReader(words: CellWords, visit: RowVisitor): XmlScanner & { readonly done: boolean } {
  const cells: string[] = [];
  const at: ShortAttributes = { rFrom: -1, rTo: 0, sFrom: -1, sTo: 0, tFrom: -1, tTo: 0 };
  let column = -1;
  let style = 0;
  let type: CellType = 'n';
  let row = 0;
  let rows = 0;
  let opened = false;
  let inCell = false;
  let inline = false;
  let phonetic = false;
  let raw = '';
  /** index into the shared strings, read straight from the bytes */
  let shared = -1;

  const endCell = () => {
    inCell = false;
    inline = false;
    const value = shared >= 0 ? (words.strings[shared] ?? '') : raw === '' ? '' : cellText(type, raw, style, words);
    if (value === '') return;
    if (column >= LIMITS.columns) throw tooManyColumns();
    while (cells.length < column) cells.push('');
    cells[column] = value;
  };

  const endRow = () => {
    if (cells.length === 0) return;
    if (++rows > LIMITS.rows) throw tooManyRows();
    if (!visit(cells, row)) handler.done = true;
    cells.length = 0;
  };

  const handler: XmlHandler = {
    wantsText: false,
    done: false,
    open(name, bytes, from, to) {
      if (name === C) {
        inCell = true;
        raw = '';
        shared = -1;
        readShort(bytes, from, to, at);
        const named = at.rFrom < 0 ? -1 : columnOf(bytes, at.rFrom, at.rTo);
        column = named >= 0 ? named : column + 1;
        style = at.sFrom < 0 ? 0 : integer(bytes, at.sFrom, at.sTo);
        type = at.tFrom < 0 ? 'n' : typeOf(bytes, at.tFrom, at.tTo);
      } else if (name === V) handler.wantsText = inCell && type !== 'inline';
      else if (name === T) handler.wantsText = inline && !phonetic;
      else if (name === ROW) {
        column = -1;
        readShort(bytes, from, to, at);
        row = at.rFrom < 0 ? row + 1 : integer(bytes, at.rFrom, at.rTo);
      } else if (name === SHEET_DATA) opened = true;
      else if (name === IS) inline = inCell;
      else if (name === RPH) phonetic = true;
    },
    close(name) {
      if (name === V || name === T) handler.wantsText = false;
      else if (name === C) endCell();
      else if (name === ROW) endRow();
      else if (name === IS) inline = false;
      else if (name === RPH) phonetic = false;
      else if (name === SHEET_DATA) handler.done = true;
    },
    text(bytes, from, to, escaped) {
      if (type === 's') {
        shared = integer(bytes, from, to);
        return;
      }
      const piece = decodeText(bytes, from, to, escaped);
      raw = raw === '' ? piece : raw + piece;
    },
  };
  const scanner = createXmlScanner(handler);
  return {
    push: scanner.push,
    end() {
      scanner.end();
      // the part ran out before its rows were closed
      if (opened && !handler.done) throw damaged('sheet');
    },
    get done() {
      return handler.done;
    },
  };
}
