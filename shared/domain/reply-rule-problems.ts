import { classifyReply } from './opt-out.ts';
import { foldReply, type ReplyRule } from './reply-rules.ts';

export const RULE_PROBLEMS = [
  'words_missing',
  'word_blank',
  'no_action',
  'answers_opt_out',
  'contradicts',
  'shadowed',
  'word_twice',
  'opt_out_word',
  'short_word',
] as const;

/** What is wrong with a rule, alone or beside the others; `block` = it cannot be saved like that. */
export interface RuleProblem {
  key: (typeof RULE_PROBLEMS)[number];
  severity: 'block' | 'warn';
  ruleId: string;
  data: { word?: string; other?: string };
}

type Word = Pick<ReplyRule, 'match'> & { folded: string };

const wordsOf = (rule: ReplyRule): (Word & { word: string })[] =>
  rule.words.map((word) => ({ word, folded: foldReply(word), match: rule.match }));

/** Whether every reply that fits `b` fits `a` as well. */
function covers(a: Word, b: Word): boolean {
  if (a.folded === '' || b.folded === '') return false;
  switch (a.match) {
    case 'contains':
      return b.folded.includes(a.folded);
    case 'starts':
      return b.match !== 'contains' && b.folded.startsWith(a.folded);
    case 'exact':
      return b.match === 'exact' && b.folded === a.folded;
  }
}

const actionsOf = ({ answer, tag, optOut, followUp }: ReplyRule): string =>
  JSON.stringify([answer.trim(), tag.trim(), optOut, followUp]);

function ownProblems(rule: ReplyRule): RuleProblem[] {
  const found: RuleProblem[] = [];
  const add = (key: RuleProblem['key'], severity: RuleProblem['severity'], data: RuleProblem['data'] = {}) =>
    found.push({ key, severity, ruleId: rule.id, data });
  if (rule.words.length === 0) add('words_missing', 'block');
  if (rule.answer.trim() === '' && rule.tag.trim() === '' && !rule.optOut && !rule.followUp) add('no_action', 'block');
  if (rule.optOut && rule.answer.trim() !== '') add('answers_opt_out', 'block');
  const seen = new Set<string>();
  for (const { word, folded } of wordsOf(rule)) {
    if (folded === '') add('word_blank', 'block', { word });
    else if (seen.has(folded)) add('word_twice', 'warn', { word });
    else if (classifyReply(word) === 'opt_out' && !rule.optOut) add('opt_out_word', 'warn', { word });
    else if (rule.match === 'contains' && [...folded].length === 1) add('short_word', 'warn', { word });
    seen.add(folded);
  }
  return found;
}

/** The same words with other actions in an earlier rule contradict; words an earlier rule takes all of never get here. */
function conflicts(rule: ReplyRule, earlier: readonly ReplyRule[]): RuleProblem[] {
  const found: RuleProblem[] = [];
  for (const other of earlier) {
    for (const mine of wordsOf(rule)) {
      const theirs = wordsOf(other).find((word) => covers(word, mine));
      if (theirs === undefined) continue;
      const same = covers(mine, theirs);
      const contradicts = same && actionsOf(rule) !== actionsOf(other);
      found.push({
        key: contradicts ? 'contradicts' : 'shadowed',
        severity: contradicts ? 'block' : 'warn',
        ruleId: rule.id,
        data: { word: mine.word, other: other.name },
      });
    }
  }
  return found;
}

/** Everything wrong with a list of rules, in their order. Rules that are switched off contradict nobody. Never throws. */
export function ruleProblems(rules: readonly ReplyRule[]): RuleProblem[] {
  return rules.flatMap((rule, i) => {
    const earlier = rule.enabled ? rules.slice(0, i).filter(({ enabled }) => enabled) : [];
    return [...ownProblems(rule), ...conflicts(rule, earlier)];
  });
}
