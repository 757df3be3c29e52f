import { CUES } from './cue-list.ts';
import { type Folded, foldWord } from './fold.ts';
import type { Span } from './hits.ts';
import { createWordMatcher, type WordMatcher } from './word-matcher.ts';

interface Spellings {
  matcher: WordMatcher;
  /** by word of the matcher: what is meant */
  meant: readonly string[];
}

/** 发票 with "fa piao": fa票, 发piao, fapiao, and the first letter alone for one of the characters: f票. */
function spellingsOf(word: string, sounds: readonly string[]): string[] {
  const written: string[] = [];
  for (let mask = 1; mask < 1 << word.length; mask++)
    written.push([...word].map((char, at) => (mask & (1 << at) ? (sounds[at] as string) : char)).join(''));
  for (let at = 0; at < word.length; at++)
    written.push([...word].map((char, k) => (k === at ? (sounds[k] as string).charAt(0) : char)).join(''));
  return written;
}

function build(): Spellings {
  const spelled = [
    ...Object.entries(CUES.split),
    ...Object.entries(CUES.sounds).flatMap(([word, sounds]) =>
      spellingsOf(word, sounds.split(' ')).map((written): [string, string] => [written, word]),
    ),
  ];
  return {
    matcher: createWordMatcher(spelled.map(([written]) => written)),
    meant: spelled.map(([, meant]) => foldWord(meant)),
  };
}

let built: Spellings | null = null;

export function knownSpellings(): Spellings {
  built ??= build();
  return built;
}

/** The text with what is written apart or by sound put right (言周查 → 调查, f票 → 发票); null when nothing is. */
export function respell({ text, starts, ends }: Folded): Folded | null {
  const { matcher, meant } = knownSpellings();
  const found: (Span & { meant: string })[] = [];
  matcher.scan(text, (word, start, end) => {
    // 2D场 is no 赌场
    if (/[a-z]/.test(text.charAt(start)) && /[0-9]/.test(text.charAt(start - 1))) return;
    while ((found.at(-1)?.start ?? -1) >= start) found.pop();
    if ((found.at(-1)?.end ?? 0) <= start) found.push({ start, end, meant: meant[word] as string });
  });
  if (found.length === 0) return null;
  const put: Folded = { text: '', starts: [], ends: [] };
  let at = 0;
  const copy = (to: number): void => {
    put.text += text.slice(at, to);
    put.starts.push(...starts.slice(at, to));
    put.ends.push(...ends.slice(at, to));
  };
  for (const { start, end, meant: word } of found) {
    copy(start);
    put.text += word;
    for (let k = 0; k < word.length; k++) {
      put.starts.push(starts[start] as number);
      put.ends.push(ends[end - 1] as number);
    }
    at = end;
  }
  copy(text.length);
  return put;
}
