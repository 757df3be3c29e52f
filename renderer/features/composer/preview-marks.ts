export type Origin = 'signature' | 'body' | 'optOut';

/** A stretch of the message as drawn, or the place where the next billed 条 begins. */
export type Mark =
  | { kind: 'text'; text: string; origin: Origin; emoji: boolean; at: number }
  | { kind: 'boundary'; part: number; at: number };

/** Beyond the BMP: counts 2 and may be refused. Joiners and variation selectors stay with their emoji. */
const EMOJI = /([\u{10000}-\u{10ffff}](?:[\u200d\ufe0f]|[\u{10000}-\u{10ffff}])*)/u;
const isEmoji = (text: string): boolean => (text.codePointAt(0) ?? 0) > 0xffff;
const splitsPair = (text: string, at: number): boolean =>
  /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(at - 1, at + 1));

/** Cuts the message at the billed boundaries and around emoji; a pair of surrogates is never torn. */
export function previewMarks(pieces: readonly { text: string; origin: Origin }[], perPart: readonly number[]): Mark[] {
  const marks: Mark[] = [];
  let at = 0;
  let part = 1;
  let boundary = perPart[0] ?? 0;

  const push = (text: string, origin: Origin, emoji: boolean) => {
    let rest = text;
    while (part < perPart.length && at + rest.length > boundary) {
      const cut = splitsPair(rest, boundary - at) ? boundary - at + 1 : boundary - at;
      if (cut >= rest.length) break;
      if (cut > 0) marks.push({ kind: 'text', text: rest.slice(0, cut), origin, emoji, at });
      at += cut;
      rest = rest.slice(cut);
      part += 1;
      boundary += perPart[part - 1] ?? 0;
      marks.push({ kind: 'boundary', part, at });
    }
    if (rest !== '') marks.push({ kind: 'text', text: rest, origin, emoji, at });
    at += rest.length;
  };

  for (const { text, origin } of pieces)
    for (const stretch of text.split(EMOJI)) if (stretch !== '') push(stretch, origin, isEmoji(stretch));
  return marks;
}
