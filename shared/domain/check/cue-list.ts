import list from '../../../resources/compliance-cues.json' with { type: 'json' };

/** A cue is a word or a shape (pattern) that says little alone; cues of several groups together make a finding. */
interface CueList {
  /** texts that warn against the thing: its cues become hints */
  warnings: string;
  /** words whose characters are written apart (言周 for 调), or by their sound */
  split: Readonly<Record<string, string>>;
  sounds: Readonly<Record<string, string>>;
  common: CueGroups;
  categories: Readonly<Record<string, CueGroups & { rules: readonly string[] }>>;
}

export interface CueGroups {
  /** by name of the group: words, blanks between */
  words: Readonly<Record<string, string>>;
  shapes?: Readonly<Record<string, string>>;
}

export const CUES: CueList = list;

/** `all` groups must meet within `reach` folded characters; none of `unless` may stand anywhere in the text. */
export interface CueRule {
  category: string;
  all: readonly string[];
  unless: readonly string[];
  reach: number;
}

/** "subject promise ~40 !shop": the rule is written as the groups it takes, a reach and what speaks against it. */
export function readRule(category: string, written: string, nameOf: (group: string) => string): CueRule {
  const parts = written.split(' ');
  const reach = parts.find((part) => part.startsWith('~'));
  return {
    category,
    all: parts.filter((part) => !/^[~!]/.test(part)).map(nameOf),
    unless: parts.filter((part) => part.startsWith('!')).map((part) => nameOf(part.slice(1))),
    reach: reach === undefined ? Number.POSITIVE_INFINITY : Number(reach.slice(1)),
  };
}
