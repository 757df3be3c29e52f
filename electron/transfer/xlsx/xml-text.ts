const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function entity(whole: string, name: string): string {
  if (name[0] !== '#') return NAMED[name] ?? whole;
  const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** OOXML writes characters XML cannot hold as `_x000D_` (ECMA-376 22.9.2.19, ST_Xstring). */
const unescapeX = (text: string): string =>
  text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Text content between from and to; `escaped` text may hold entities. */
export function decodeText(bytes: Buffer, from: number, to: number, escaped: boolean): string {
  let wide = false;
  let special = false;
  for (let i = from; i < to; i++) {
    const b = bytes[i] as number;
    if (b >= 0x80) wide = true;
    else if (b === 0x26 || b === 0x5f || b === 0x0d) special = true;
  }
  let text = bytes.toString(wide ? 'utf8' : 'latin1', from, to);
  if (!special) return text;
  // XML 1.0 §2.11: a parser sees every line end as one \n
  text = text.replace(/\r\n?/g, '\n');
  if (escaped) text = text.replace(/&(#?[0-9a-zA-Z]+);/g, entity);
  return text.includes('_x') ? unescapeX(text) : text;
}

/** Attributes of a tag by local name; for the small parts, where speed does not matter. */
export function readAttributes(bytes: Buffer, from: number, to: number): Map<string, string> {
  const found = new Map<string, string>();
  const source = bytes.toString('utf8', from, to);
  for (const match of source.matchAll(/([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const name = (match[1] as string).replace(/^.*:/, '');
    const value = match[2] ?? match[3] ?? '';
    found.set(name, value.replace(/&(#?[0-9a-zA-Z]+);/g, entity));
  }
  return found;
}
