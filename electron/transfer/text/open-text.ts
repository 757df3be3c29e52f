import { AppError } from '../../../shared/contract/errors.ts';
import { LIMITS, tooManyColumns, tooManyRows } from '../limits.ts';
import type { ReadProgress, RowSource, RowVisitor } from '../row-source.ts';
import type { FileWindow } from '../zip/file-window.ts';
import { checkEncoding, createDecoder, detectEncoding, type Encoding, saysNothing } from './detect-encoding.ts';
import { detectLayout, type Layout, LIST_BREAK } from './detect-layout.ts';
import { createRowSplitter } from './row-splitter.ts';

const PIECE = 32 * 1024;
const SAMPLE = 256 * 1024;
const LOOK_AHEAD = 256 * 1024 * 1024;

/** Text in pieces with the bytes (or characters) done so far. */
type Pieces = () => Generator<{ text: string; done: number }>;

/** What a text file is written in, by its first bytes that tell. */
export function fileEncoding(file: FileWindow): Encoding {
  const sample = Buffer.allocUnsafe(SAMPLE);
  for (let at = 0; at < Math.min(file.size, LOOK_AHEAD); at += SAMPLE) {
    const bytes = sample.subarray(0, file.fill(at, sample));
    // one long-lived ASCII head must not hide the Chinese that follows
    if (at === 0 ? !saysNothing(bytes) || bytes.includes(0) : !saysNothing(bytes)) return detectEncoding(bytes);
  }
  return 'utf-8';
}

/** Text a person can read holds next to no control characters. */
function refuseBinary(sample: string): void {
  const controls = sample.replace(/\s/g, '').match(/\p{Cc}|\ufffd/gu)?.length ?? 0;
  if (controls > sample.length * 0.03) throw new AppError('FILE_TYPE_UNKNOWN');
}

/** One record or number at a time, with blank ones left out and the limits kept. */
function guarded(visit: RowVisitor): (cells: string[]) => boolean {
  let row = 0;
  let rows = 0;
  return (cells) => {
    row++;
    let filled = cells.length;
    while (filled > 0 && (cells[filled - 1] as string).trim() === '') filled--;
    if (filled === 0) return true;
    if (filled > LIMITS.columns) throw tooManyColumns();
    cells.length = filled;
    if (++rows > LIMITS.rows) throw tooManyRows();
    return visit(cells, row);
  };
}

function rowReceiver(layout: Layout, visit: RowVisitor): (cells: string[]) => boolean {
  const guard = guarded(visit);
  if (layout.kind === 'delimited') return guard;
  if (layout.kind === 'blanks') return (cells) => guard((cells[0] as string).trim().split(/\s+/));
  return (cells) => {
    for (const word of (cells[0] as string).split(LIST_BREAK)) if (word !== '' && !guard([word])) return false;
    return true;
  };
}

function openPieces(pieces: Pieces, total: number, format: RowSource['format'], encoding: Encoding | null): RowSource {
  let sample = '';
  for (const piece of pieces()) {
    sample += piece.text;
    if (sample.length >= 65_536) break;
  }
  refuseBinary(sample);
  const layout = detectLayout(sample, format !== 'csv');
  return {
    format,
    encoding,
    sheets: [],
    async read(_sheet, visit: RowVisitor, progress: ReadProgress) {
      // other layouts take whole lines and cut them themselves
      const delimiter = layout.kind === 'delimited' ? layout.delimiter : '\0';
      const splitter = createRowSplitter(delimiter, rowReceiver(layout, visit));
      for (const piece of pieces()) {
        progress(piece.done, total);
        if (!splitter.push(piece.text)) return;
      }
      splitter.end();
    },
  };
}

export function openTextFile(file: FileWindow, format: 'csv' | 'txt', encoding?: string): RowSource {
  if (file.size > LIMITS.textFile) throw new AppError('FILE_TOO_LARGE', { limit: LIMITS.textFile });
  const used = encoding ? checkEncoding(encoding) : fileEncoding(file);
  function* pieces() {
    const decoder = createDecoder(used);
    const buffer = Buffer.allocUnsafe(PIECE);
    for (let at = 0; at < file.size; at += PIECE) {
      const n = file.fill(at, buffer);
      yield { text: decoder.write(buffer.subarray(0, n)), done: at + n };
    }
    yield { text: decoder.end(), done: file.size };
  }
  return openPieces(pieces, file.size, format, used);
}

export function openPastedText(text: string): RowSource {
  if (text.trim() === '') throw new AppError('FILE_EMPTY');
  function* pieces() {
    for (let at = 0; at < text.length; at += PIECE) yield { text: text.slice(at, at + PIECE), done: at };
  }
  return openPieces(pieces, text.length, 'pasted', null);
}
