/**
 * Whether a record's content can be this text: providers keep some of it as asterisks, and with or without the
 * 【signature】 in front.
 */
export function fitsMasked(content: string, text: string): boolean {
  const bodies = [text, text.replace(/^【[^】]*】/, '')];
  if (bodies.includes(content)) return true;
  if (!content.includes('*')) return false;
  const pieces = content.split(/\*+/);
  return bodies.some((body) => fits(pieces, body));
}

function fits(pieces: string[], body: string): boolean {
  const first = pieces[0] ?? '';
  const last = pieces.at(-1) ?? '';
  if (!body.startsWith(first) || !body.endsWith(last) || body.length < first.length + last.length) return false;
  let at = first.length;
  const end = body.length - last.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = body.indexOf(piece, at);
    if (found < 0 || found + piece.length > end) return false;
    at = found + piece.length;
  }
  return true;
}
