import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { AppError } from '../../../shared/contract/errors.ts';
import { damaged } from '../limits.ts';

export type Encoding = string;

/** The longest head of `bytes` that does not end inside a UTF-8 character. */
function wholeCharacters(bytes: Buffer): Buffer {
  for (let back = 1; back <= Math.min(4, bytes.length); back++) {
    const b = bytes[bytes.length - back] as number;
    if (b < 0x80) return bytes;
    if (b >= 0xc0) return bytes.subarray(0, bytes.length - back);
  }
  return bytes;
}

const replaced = (text: string): number => text.length - text.replaceAll('\ufffd', '').length;

/** UTF-16 without a mark: the digits, commas and line ends of a list leave a zero in every second byte. */
function utf16ByZeros(bytes: Buffer): Encoding | null {
  let even = 0;
  let odd = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  const half = bytes.length / 2;
  if (even + odd > bytes.length * 0.75) throw damaged('zeros');
  if (odd > half * 0.1 && even < odd * 0.1) return 'utf-16le';
  if (even > half * 0.1 && odd < even * 0.1) return 'utf-16be';
  return null;
}

/** Encoding of a sample of text: byte order mark, then zeros, then UTF-8 validity, else the superset of GB2312 and GBK. */
export function detectEncoding(sample: Buffer): Encoding {
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return 'utf-8';
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  const wide = utf16ByZeros(sample);
  if (wide) return wide;
  const whole = wholeCharacters(sample);
  if (isUtf8(whole)) return 'utf-8';
  // a broken character or two do not make a UTF-8 file a Chinese one
  const text = whole.toString('utf8');
  const wideCharacters = text.replace(/[\p{ASCII}\ufffd]/gu, '').length;
  return replaced(text) * 20 < wideCharacters ? 'utf-8' : 'gb18030';
}

export function checkEncoding(name: string): Encoding {
  if (!iconv.encodingExists(name)) throw new AppError('BAD_INPUT', { field: 'encoding' });
  return name.toLowerCase();
}

/** Bytes without a single non-ASCII character say nothing about the encoding: look further. */
export const saysNothing = (bytes: Buffer): boolean => isAscii(bytes);

export interface Decoder {
  write(bytes: Buffer): string;
  end(): string;
}

/** Decodes piece by piece; marks and stray NULs are dropped. */
export function createDecoder(encoding: Encoding): Decoder {
  let first = true;
  const clean = (text: string): string => {
    let out = text;
    if (first && out !== '') {
      first = false;
      if (out.charCodeAt(0) === 0xfeff) out = out.slice(1);
    }
    return out.includes('\0') ? out.replaceAll('\0', '') : out;
  };
  if (encoding === 'utf-8' || encoding === 'utf8') {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    return { write: (bytes) => clean(decoder.decode(bytes, { stream: true })), end: () => clean(decoder.decode()) };
  }
  const decoder = iconv.getDecoder(encoding, { stripBOM: false });
  return { write: (bytes) => clean(decoder.write(bytes)), end: () => clean(decoder.end() ?? '') };
}
