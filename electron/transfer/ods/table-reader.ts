import { LIMITS, tooManyColumns, tooManyRows } from '../limits.ts';
import type { RowVisitor } from '../row-source.ts';
import { createXmlScanner, nameOf, type XmlHandler, type XmlScanner } from '../xlsx/xml-scanner.ts';
import { decodeText, readAttributes } from '../xlsx/xml-text.ts';

const TABLE = nameOf('table');
const ROW = nameOf('table-row');
const CELL = nameOf('table-cell');
const COVERED = nameOf('covered-table-cell');
const P = nameOf('p');
const ANNOTATION = nameOf('annotation');
const SPACES = nameOf('s');
const TAB = nameOf('tab');
const BREAK = nameOf('line-break');

/** What the cell itself says it holds; dates without a midnight, numbers in full, so that nothing depends on how it is shown. */
function ownValue(attributes: Map<string, string>): string | null {
  switch (attributes.get('value-type')) {
    case 'float':
      return attributes.get('value') ?? null;
    case 'date':
      return (
        attributes
          .get('date-value')
          ?.replace('T', ' ')
          .replace(/ 00:00:00(\.0+)?$/, '') ?? null
      );
    case 'boolean':
      return attributes.get('boolean-value')?.toUpperCase() ?? null;
    default:
      return null;
  }
}

/**
 * Reads content.xml of a spreadsheet (OpenDocument 1.3 part 3, §9.1). Repetition counts are believed only where the limits
 * allow them: an empty cell or row repeated a million times costs nothing, a full one is refused.
 */
export function createTableReader(
  wanted: (table: string, index: number) => boolean,
  onTable: (name: string) => void,
  visit: RowVisitor,
): XmlScanner & { readonly done: boolean } {
  const cells: string[] = [];
  let tables = 0;
  let reading = false;
  let row = 0;
  let rows = 0;
  let rowRepeat = 1;
  let column = 0;
  let cellRepeat = 1;
  let value: string | null = null;
  let text = '';
  let paragraphs = 0;
  let skip = 0;

  const endCell = () => {
    const shown = value ?? text;
    if (shown !== '') {
      if (column + cellRepeat > LIMITS.columns) throw tooManyColumns();
      while (cells.length < column) cells.push('');
      for (let n = 0; n < cellRepeat; n++) cells[column + n] = shown;
    }
    column += cellRepeat;
  };
  const endRow = () => {
    if (cells.length > 0) {
      rows += rowRepeat;
      if (rows > LIMITS.rows) throw tooManyRows();
      for (let n = 1; n <= rowRepeat && !handler.done; n++) if (!visit(cells.slice(), row + n)) handler.done = true;
    }
    row += rowRepeat;
    cells.length = 0;
  };
  const repeat = (attributes: Map<string, string>, name: string): number =>
    Math.max(1, Number.parseInt(attributes.get(name) ?? '1', 10) || 1);

  const handler: XmlHandler = {
    wantsText: false,
    done: false,
    open(name, bytes, from, to) {
      if (name === TABLE) {
        const table = readAttributes(bytes, from, to).get('name') ?? '';
        onTable(table);
        reading = wanted(table, tables++);
        row = 0;
      } else if (!reading) return;
      else if (name === ROW) {
        rowRepeat = repeat(readAttributes(bytes, from, to), 'number-rows-repeated');
        column = 0;
      } else if (name === CELL || name === COVERED) {
        const attributes = readAttributes(bytes, from, to);
        cellRepeat = repeat(attributes, 'number-columns-repeated');
        value = ownValue(attributes);
        text = '';
        paragraphs = 0;
      } else if (name === ANNOTATION) skip++;
      else if (skip > 0) return;
      else if (name === P) {
        if (paragraphs++ > 0) text += '\n';
        handler.wantsText = true;
      } else if (name === SPACES) {
        text += ' '.repeat(Math.min(1000, repeat(readAttributes(bytes, from, to), 'c')));
      } else if (name === TAB) text += '\t';
      else if (name === BREAK) text += '\n';
    },
    close(name) {
      if (!reading) return;
      if (name === P) handler.wantsText = false;
      else if (name === ANNOTATION) skip--;
      else if (name === CELL || name === COVERED) endCell();
      else if (name === ROW) endRow();
      else if (name === TABLE) reading = false;
    },
    text(bytes, from, to, escaped) {
      text += decodeText(bytes, from, to, escaped);
    },
  };
  const scanner = createXmlScanner(handler);
  return {
    push: scanner.push,
    end: scanner.end,
    get done() {
      return handler.done;
    },
  };
}
