import type { OutFile } from './out-file.ts';
import { createZipWriter } from './zip-writer.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** a worksheet ends here; what follows goes to the next one */
const SHEET_ROWS = 1_048_576;
/** Excel's limit of a cell, characters */
const CELL_LENGTH = 32_767;
/** 0 = plain, 1 = text format, 2 = bold heading in text format */
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Microsoft YaHei"/></font><font><b/><sz val="11"/><name val="Microsoft YaHei"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf numFmtId="49" applyNumberFormat="1" xfId="0"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1" xfId="0"/></cellXfs></styleSheet>`;

export interface SheetShape {
  name: string;
  header: readonly string[];
  /** in characters */
  widths: readonly number[];
}

export interface XlsxWriter {
  row(cells: readonly string[]): void;
  finish(): void;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters XML 1.0 cannot hold are written as OOXML wants them, lone surrogates as the replacement character. */
function escapeXml(text: string): string {
  const short = text.length > CELL_LENGTH ? text.slice(0, CELL_LENGTH) : text;
  return short
    .toWellFormed()
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    .replace(/[&<>"]/g, (c) => ESCAPES[c] as string)
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (c) =>
      c === '\t' || c === '\n' ? c : `_x${c.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_`,
    );
}

export function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** A workbook of text cells: nothing in it can turn into a formula, and a number keeps every digit. */
export function createXlsxWriter(out: OutFile, shape: SheetShape): XlsxWriter {
  const zip = createZipWriter(out);
  const letters = shape.header.map((_, n) => columnName(n));
  let sheets = 0;
  let rows = 0;
  const part = (name: string, text: string) => {
    zip.begin(name);
    zip.write(text);
    zip.end();
  };
  const writeRow = (cells: readonly string[], style: number) => {
    rows++;
    let xml = `<row r="${rows}">`;
    for (let n = 0; n < cells.length; n++) {
      const text = cells[n];
      if (text)
        xml += `<c r="${letters[n] ?? columnName(n)}${rows}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
    }
    zip.write(`${xml}</row>`);
  };
  const beginSheet = () => {
    sheets++;
    rows = 0;
    zip.begin(`xl/worksheets/sheet${sheets}.xml`);
    const columns = shape.widths.map(
      (w, n) => `<col min="${n + 1}" max="${n + 1}" width="${w}" style="1" customWidth="1"/>`,
    );
    zip.write(
      `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`,
    );
    writeRow(shape.header, 2);
  };
  const endSheet = () => {
    zip.write('</sheetData></worksheet>');
    zip.end();
  };
  const each = (write: (n: number) => string) => Array.from({ length: sheets }, (_, n) => write(n + 1)).join('');
  beginSheet();
  return {
    row(cells) {
      if (rows >= SHEET_ROWS) {
        endSheet();
        beginSheet();
      }
      writeRow(cells, 1);
    },
    finish() {
      endSheet();
      const name = (n: number) => escapeXml(n === 1 ? shape.name : `${shape.name} ${n}`);
      part('xl/styles.xml', STYLES);
      part(
        'xl/workbook.xml',
        `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each((n) => `<sheet name="${name(n)}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
      );
      part(
        'xl/_rels/workbook.xml.rels',
        `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each((n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rId${sheets + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
      );
      part(
        '_rels/.rels',
        `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      );
      part(
        '[Content_Types].xml',
        `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>${each((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPES}.worksheet+xml"/>`)}<Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/></Types>`,
      );
      zip.finish();
      out.finish();
    },
  };
}
