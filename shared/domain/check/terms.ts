import terms from '../../../resources/compliance-terms.json' with { type: 'json' };

/** block = forbidden whoever sends it; warn and hint = advice; allow = an ordinary phrase that is no hit. */
export type Severity = 'block' | 'warn' | 'hint';
const SEVERITIES = ['block', 'warn', 'hint'] as const;
export const rankOf = (severity: Severity): number => SEVERITIES.indexOf(severity);

interface Words {
  zh: string;
  en: string;
}

/** Why a kind of wording is trouble and what to write instead; the source is resources/compliance-terms.json. */
export interface Category {
  id: string;
  title: Words;
  reason: Words;
  /** law or provider rule, as cited */
  rule: string;
  advice: Words;
  /** warnings against the thing (谨防刷单) turn its words into hints */
  guard: boolean;
  words: Record<Severity, string[]>;
  patterns: { severity: string; match: string; unless?: string }[];
  /** what to write instead of a word; '' = leave it out */
  suggest: Partial<Record<string, string>>;
}

export const CATEGORIES: readonly Category[] = terms.categories;
export const ALLOWED: readonly string[] = terms.allow;
export const GUARD: Readonly<Record<'before' | 'after', string>> = terms.guard;

const byId = new Map(CATEGORIES.map((category) => [category.id, category]));
export const categoryOf = (id: string): Category | undefined => byId.get(id);

export interface Term {
  category: string;
  severity: Severity | 'allow';
  word: string;
  /** '' = may simply be left out; null = no wording known */
  suggestion: string | null;
  /** of an own list: its name and the owner's advice */
  pack?: string;
  advice?: string;
}

export const builtInTerms = (): Term[] => [
  ...CATEGORIES.flatMap(({ id, words, suggest }) =>
    SEVERITIES.flatMap((severity) =>
      words[severity].map((word) => ({ category: id, severity, word, suggestion: suggest[word] ?? null })),
    ),
  ),
  ...ALLOWED.map((word) => ({ category: '', severity: 'allow' as const, word, suggestion: null })),
];
