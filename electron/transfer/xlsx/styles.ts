import { isBuiltinDate, isDateFormat } from './serial-date.ts';
import { createXmlScanner, nameOf } from './xml-scanner.ts';
import { readAttributes } from './xml-text.ts';

const NUM_FMT = nameOf('numFmt');
const CELL_XFS = nameOf('cellXfs');
const XF = nameOf('xf');

/** For each cell style, whether a number in it is shown as a date. */
export function readDateStyles(part: Buffer): boolean[] {
  const custom = new Map<number, boolean>();
  const formats: number[] = [];
  let inCells = false;
  const scanner = createXmlScanner({
    wantsText: false,
    done: false,
    open(name, bytes, from, to) {
      if (name === CELL_XFS) inCells = true;
      else if (name === XF && inCells) formats.push(Number(readAttributes(bytes, from, to).get('numFmtId') ?? 0));
      else if (name === NUM_FMT) {
        const attributes = readAttributes(bytes, from, to);
        custom.set(Number(attributes.get('numFmtId')), isDateFormat(attributes.get('formatCode') ?? ''));
      }
    },
    close(name) {
      if (name === CELL_XFS) inCells = false;
    },
    text() {},
  });
  scanner.push(part);
  return formats.map((id) => custom.get(id) ?? isBuiltinDate(id));
}
