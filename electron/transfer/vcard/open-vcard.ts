import { AppError } from '../../../shared/contract/errors.ts';
import { LIMITS, tooManyRows } from '../limits.ts';
import type { RowSource } from '../row-source.ts';
import { checkEncoding, createDecoder } from '../text/detect-encoding.ts';
import { fileEncoding } from '../text/open-text.ts';
import type { FileWindow } from '../zip/file-window.ts';
import { CARD_HEADER, type Card, cellsOf } from './card-cells.ts';
import { type CardLine, createCardLines } from './card-lines.ts';
import { cardText } from './card-text.ts';

const PIECE = 32 * 1024;

/** Puts properties together to cards; `onCard` gets each with its place in the file, from 1. */
function createCards(textOf: (line: CardLine) => string, onCard: (card: Card, place: number) => boolean) {
  let card: Card | null = null;
  let place = 0;
  /** cards inside a card: somebody's assistant (2.1) */
  let within = 0;
  let agent = false;
  const finish = (): boolean => {
    const done = card;
    card = null;
    return done === null || onCard(done, place);
  };
  return {
    take(line: CardLine): boolean {
      const { name, value, types } = line;
      const bound = (name === 'BEGIN' || name === 'END') && value.trim().toUpperCase() === 'VCARD';
      if (bound && name === 'BEGIN') {
        if (card !== null && agent) {
          within++;
          agent = false;
          return true;
        }
        // a card that never ended still is one
        const on = finish();
        within = 0;
        card = { texts: new Map(), tels: [] };
        place++;
        return on;
      }
      if (card === null) return true;
      if (bound) {
        if (within === 0) return finish();
        within--;
      } else if (within === 0) {
        agent = name === 'AGENT' && value.trim() === '';
        if (name === 'TEL') card.tels.push({ text: textOf(line), types });
        else if (!card.texts.has(name)) card.texts.set(name, textOf(line));
      }
      return true;
    },
    end: finish,
  };
}

/** An address book of a phone or a mail program: vCard 2.1, 3.0 and 4.0. Rows are cards, numbered from 1. */
export function openVcard(file: FileWindow, chosen: string | undefined): RowSource {
  if (file.size > LIMITS.textFile) throw new AppError('FILE_TOO_LARGE', { limit: LIMITS.textFile });
  const encoding = chosen === undefined ? fileEncoding(file) : checkEncoding(chosen);
  const wide = encoding.startsWith('utf-16') || encoding.startsWith('utf16');
  const textOf = (line: CardLine): string => cardText(line, wide ? 'utf-8' : encoding, chosen !== undefined);

  /** bytes, one a character: each property may have a charset of its own */
  function* pieces(): Generator<{ text: string; done: number }> {
    const decoder = wide ? createDecoder(encoding) : null;
    const buffer = Buffer.allocUnsafe(PIECE);
    for (let at = 0; at < file.size; at += PIECE) {
      const bytes = buffer.subarray(0, file.fill(at, buffer));
      const text = decoder === null ? bytes : Buffer.from(decoder.write(bytes));
      yield { text: text.toString('latin1'), done: at + bytes.length };
    }
  }

  return {
    format: 'vcf',
    encoding,
    sheets: [],
    async read(_sheet, visit, progress) {
      let more = visit([...CARD_HEADER], 0);
      const cards = createCards(textOf, (card, place) => {
        if (place >= LIMITS.rows) throw tooManyRows();
        const cells = cellsOf(card);
        if (cells.some((cell) => cell !== '')) more = visit(cells, place);
        return more;
      });
      const lines = createCardLines(cards.take);
      for (const { text, done } of pieces()) {
        progress(done, file.size);
        if (!more || !lines.push(text)) return;
      }
      lines.end();
      if (more) cards.end();
    },
  };
}
