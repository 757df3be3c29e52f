import { bomb, damaged, LIMITS } from '../limits.ts';

/**
 * What a scanner tells about. Names are `nameOf(local name)`; attributes are the bytes from..to. Text is handed out only
 * while `wantsText` holds, in pieces where markup interrupts it.
 */
export interface XmlHandler {
  wantsText: boolean;
  /** set to stop: what follows is not read */
  done: boolean;
  open(name: number, bytes: Buffer, from: number, to: number): void;
  close(name: number): void;
  /** `escaped` is false inside CDATA, where & means & */
  text(bytes: Buffer, from: number, to: number, escaped: boolean): void;
}

export interface XmlScanner {
  push(piece: Buffer): void;
  end(): void;
}

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;
const COLON = 0x3a;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const SPACE = 0x20;

/** A local name as a number, so that no string is made per tag. */
export function nameOf(local: string): number {
  let hash = 0;
  for (let i = 0; i < local.length; i++) hash = (hash * 31 + local.charCodeAt(i)) | 0;
  return hash;
}

/** Index of the `>` that ends the tag, past quoted attribute values; -1 when it is not here yet. */
function tagEnd(bytes: Buffer, from: number): number {
  // values are a few bytes long: leaving JavaScript to search them costs more than a loop
  let quote = 0;
  for (let i = from; i < bytes.length; i++) {
    const b = bytes[i] as number;
    if (quote !== 0) {
      if (b === quote) quote = 0;
    } else if (b === GT) return i;
    else if (b === QUOTE || b === APOSTROPHE) quote = b;
  }
  return -1;
}

/**
 * A push scanner over UTF-8 bytes for machine-written XML: enough of the language for OOXML parts, no more. A DOCTYPE is
 * refused, since entities of its own are how XML bombs are made.
 */
export function createXmlScanner(handler: XmlHandler): XmlScanner {
  let rest: Buffer | null = null;
  let first = true;

  /** Where the construct `<!…` or `<?…` at `at` ends, -1 when not here yet. */
  const special = (bytes: Buffer, at: number): number => {
    if (bytes[at + 1] === QUESTION) {
      const end = bytes.indexOf('?>', at + 2);
      return end < 0 ? -1 : end + 2;
    }
    if (bytes.length - at < 9) return -1;
    if (bytes[at + 2] === 0x2d) {
      const end = bytes.indexOf('-->', at + 4);
      return end < 0 ? -1 : end + 3;
    }
    if (bytes.toString('latin1', at, at + 9) !== '<![CDATA[') throw damaged('xml');
    const end = bytes.indexOf(']]>', at + 9);
    if (end < 0) return -1;
    if (handler.wantsText) handler.text(bytes, at + 9, end, false);
    return end + 3;
  };

  /** Consumes all whole tokens, returns where the first unfinished one starts. */
  const scan = (bytes: Buffer): number => {
    const { length } = bytes;
    let i = 0;
    while (i < length && !handler.done) {
      if (bytes[i] !== LT) {
        let end = i + 1;
        while (end < length && bytes[end] !== LT) end++;
        if (handler.wantsText) {
          if (end === length) return i;
          handler.text(bytes, i, end, true);
        }
        i = end;
        continue;
      }
      if (i + 1 >= length) return i;
      const kind = bytes[i + 1];
      if (kind === BANG || kind === QUESTION) {
        const end = special(bytes, i);
        if (end < 0) return i;
        i = end;
        continue;
      }
      const closing = kind === SLASH;
      let name = 0;
      let p = closing ? i + 2 : i + 1;
      let b = 0;
      for (; p < length; p++) {
        b = bytes[p] as number;
        if (b === GT || b === SLASH || b <= SPACE) break;
        name = b === COLON ? 0 : (name * 31 + b) | 0;
      }
      const end = b === GT && p < length ? p : tagEnd(bytes, p);
      if (end < 0) return i;
      if (closing) handler.close(name);
      else {
        const empty = bytes[end - 1] === SLASH;
        handler.open(name, bytes, p, empty ? end - 1 : end);
        if (empty) handler.close(name);
      }
      i = end + 1;
    }
    return length;
  };

  return {
    push(piece) {
      if (handler.done) return;
      if (first && piece.length > 1 && (piece[0] === 0xff || piece[0] === 0xfe)) throw damaged('encoding');
      first = false;
      const bytes = rest === null ? piece : Buffer.concat([rest, piece]);
      const at = scan(bytes);
      rest = handler.done || at >= bytes.length ? null : bytes.subarray(at);
      if (rest !== null && rest.length > LIMITS.cell) throw bomb('cell');
    },
    end() {
      if (rest !== null && !handler.done) throw damaged('xml');
    },
  };
}
