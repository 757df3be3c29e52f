import type { Problem } from '../../contract/compose.ts';
import { checkFormat, maskVariables } from './format-rules.ts';
import type { Hit } from './hits.ts';
import type { Term } from './terms.ts';
import { createWordRules } from './word-rules.ts';

export interface TextCheck {
  /** what is risky in a body as written; spans are UTF-16 offsets of the body */
  findings(body: string): Problem[];
  /** looks at rendered texts for what only a recipient's values bring in: the literals of the body with values between */
  values(body: string, literals: readonly string[]): (text: string, values: readonly string[]) => readonly Hit[];
}

const LONGEST_SHOWN = 20;
/** More would hide what matters. */
const MOST = 12;
const NOTHING: readonly Hit[] = [];

function problemOf(hit: Hit, written: string): Problem {
  const { category, severity, suggestion, pack, advice } = hit;
  const data: Problem['data'] = { category, word: written };
  if (pack !== undefined) data.pack = pack;
  if (advice !== undefined) data.advice = advice;
  return {
    key: pack === undefined ? 'risky_word' : 'own_word',
    severity,
    data,
    spans: hit.spans ?? [[hit.start, hit.end]],
    ...(suggestion === null ? {} : { mend: suggestion }),
  };
}

const writtenOf = ({ start, end, spans = [[start, end]] }: Hit, body: string): string =>
  spans
    .map(([from, to]) => body.slice(from, to))
    .join(' … ')
    .slice(0, LONGEST_SHOWN);

/** One line a wording, however often it stands in the text. */
function joined(problems: readonly Problem[]): Problem[] {
  const lines = new Map<string, Problem>();
  for (const problem of problems) {
    const key = `${problem.severity} ${problem.data.category} ${problem.data.word}`;
    const line = lines.get(key);
    if (line === undefined) lines.set(key, { ...problem, spans: [...(problem.spans ?? [])] });
    else line.spans?.push(...(problem.spans ?? []));
  }
  return [...lines.values()];
}

const LINK = /https?:\/\/\S+|www\.\S+|\b[a-z0-9-]{2,}\.(?:com|cn|net|top|xyz|vip|shop|club|cc|io|me)\b\S*/gi;

/** Links beyond those the body itself holds: providers let only fixed ones pass. */
function linkHits(text: string, known: number): readonly Hit[] {
  const found = [...text.matchAll(LINK)];
  if (found.length <= known) return NOTHING;
  return found.slice(known).map(({ index, 0: link }) => ({
    category: 'link',
    severity: 'warn',
    word: link.slice(0, LONGEST_SHOWN),
    suggestion: null,
    start: index,
    end: index + link.length,
  }));
}

const signOf = ({ category, word, start, end }: Hit, text: string): string =>
  `${category} ${word || text.slice(start, end)}`;

/** 模板体检: risky words (built-in and `own` lists), marks, links and numbers of a text. Never throws. */
export function createTextCheck(own: readonly Term[] = []): TextCheck {
  const rules = createWordRules(own);

  function findings(body: string): Problem[] {
    const words = rules.bodyHits(maskVariables(body)).map((hit) => problemOf(hit, writtenOf(hit, body)));
    return [...joined(words).slice(0, MOST), ...checkFormat(body)];
  }

  function values(body: string, literals: readonly string[]) {
    const masked = maskVariables(body);
    const known = rules.count(masked);
    const atMost = rules.atMost(literals);
    const written = new Set(rules.hits(masked).map((hit) => signOf(hit, masked)));
    const links = body.match(LINK)?.length ?? 0;
    const dotted = literals.some((literal) => literal.includes('.'));
    return (text: string, filled: readonly string[]): readonly Hit[] => {
      const linked = dotted || filled.some((value) => value.includes('.')) ? linkHits(text, links) : NOTHING;
      // nearly all end here, and their texts were never put together
      if (atMost(filled) <= known || rules.count(text) <= known) return linked;
      const brought = rules.hits(text).filter((hit) => hit.severity !== 'hint' && !written.has(signOf(hit, text)));
      return brought.length === 0
        ? linked
        : [
            ...linked,
            ...brought.map((hit) => ({ ...hit, word: text.slice(hit.start, hit.end).slice(0, LONGEST_SHOWN) })),
          ];
    };
  }

  return { findings, values };
}
