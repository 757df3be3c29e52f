import iconv from 'iconv-lite';

/** Percent-encoding of a text's GBK bytes, letters and digits alone left plain; what GBK lacks becomes `?`. */
export function gbkEncode(text: string): string {
  const bytes = iconv.encode(text.toWellFormed(), 'gbk');
  let encoded = '';
  for (const byte of bytes) {
    const plain = (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);
    encoded += plain ? String.fromCharCode(byte) : `%${byte.toString(16).padStart(2, '0')}`;
  }
  return encoded;
}

/** Whether GBK has every character: an emoji or a rare one would arrive as a question mark. */
export const fitsGbk = (text: string): boolean => iconv.decode(iconv.encode(text, 'gbk'), 'gbk') === text;

/** Back from percent-encoded GBK; `+` is a blank, as in a form. */
export function gbkDecode(encoded: string): string {
  const bytes: number[] = [];
  for (const piece of encoded.match(/%[0-9a-fA-F]{2}|[\s\S]/gu) ?? []) {
    if (/^%[0-9a-fA-F]{2}$/.test(piece)) bytes.push(Number.parseInt(piece.slice(1), 16));
    else bytes.push(...iconv.encode(piece === '+' ? ' ' : piece, 'gbk'));
  }
  return iconv.decode(Buffer.from(bytes), 'gbk');
}
