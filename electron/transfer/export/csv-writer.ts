import type { OutFile } from './out-file.ts';

const SLICE = 128 * 1024;
/** what a spreadsheet could take for a formula (OWASP CSV injection), full-width twins included */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Comma-separated UTF-8 with a mark, as Excel needs it to see Chinese; nothing in it can run as a formula. */
export function createCsvWriter(out: OutFile, header: readonly string[]) {
  let pending = '\ufeff';
  const flush = () => {
    out.write(Buffer.from(pending, 'utf8'));
    pending = '';
  };
  const row = (cells: readonly string[]) => {
    pending += `${cells.map(csvCell).join(',')}\r\n`;
    if (pending.length >= SLICE) flush();
  };
  row(header);
  return {
    row,
    finish() {
      flush();
      out.finish();
    },
  };
}
