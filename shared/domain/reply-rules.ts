export const REPLY_VERDICTS = ['other', 'opt_out', 'look_alike'] as const;
export type ReplyVerdict = (typeof REPLY_VERDICTS)[number];

export const RULE_MATCHES = ['exact', 'contains', 'starts'] as const;
export type RuleMatch = (typeof RULE_MATCHES)[number];

/** What the owner wants done with replies that hold certain words; the first rule that fits acts, alone. */
export interface ReplyRule {
  id: string;
  name: string;
  enabled: boolean;
  match: RuleMatch;
  words: readonly string[];
  /** the text that goes back, without signature; '' = none */
  answer: string;
  /** tag the contact gets; '' = none */
  tag: string;
  optOut: boolean;
  followUp: boolean;
}

/** Why an answer that a rule asks for does not go out. */
export const WITHHELD = [
  'opted_out',
  'look_alike',
  'to_auto_answer',
  'number_today',
  'day_limit',
  'too_old',
  'not_mobile',
  'no_channel',
  'blocked',
] as const;
export type Withheld = (typeof WITHHELD)[number];

export interface ReplyFacts {
  text: string;
  verdict: ReplyVerdict;
  /** the number is on the blacklist already */
  optedOut: boolean;
  /** what it answers was written by a rule */
  toAutoAnswer: boolean;
  /** a mainland mobile: nobody else can be written to */
  mobile: boolean;
  /** ms since it was written */
  age: number;
  /** automatic answers since midnight in Shanghai: to this number, to all */
  answeredNumber: number;
  answeredAll: number;
}

export interface ReplyDecision {
  ruleId: string | null;
  tag: string;
  optOut: boolean;
  followUp: boolean;
  answer: string | null;
  withheld: Withheld | null;
}

/** One automatic answer a day to a number, so that two machines can never talk to each other for long. */
export const ANSWERS_PER_NUMBER = 1;
/** An answer to what was written longer ago comes as a surprise: ms. */
export const OLDEST_ANSWERED = 6 * 3_600_000;

/** What is compared: width and case folded, without blanks, punctuation, symbols and emoji. */
export const foldReply = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{Z}\p{C}\p{M}]/gu, '');

const FITS: Record<RuleMatch, (text: string, word: string) => boolean> = {
  exact: (text, word) => text === word,
  contains: (text, word) => text.includes(word),
  starts: (text, word) => text.startsWith(word),
};

/** The first enabled rule one of whose words fits; null = none. */
export function ruleFor(rules: readonly ReplyRule[], text: string): ReplyRule | null {
  const folded = foldReply(text);
  const fits = ({ match, words }: ReplyRule) =>
    words.some((word) => {
      const wanted = foldReply(word);
      return wanted !== '' && FITS[match](folded, wanted);
    });
  return rules.find((rule) => rule.enabled && fits(rule)) ?? null;
}

/**
 * What becomes of one reply. Answers never go to who opted out, never in answer to an automatic answer, once a day to a
 * number and `maxPerDay` times a day in all; one that is held back for another reason than an opt-out waits for a person.
 * Look-alikes of an opt-out always do. Pure: the caller counts, and counts again where the answer is written.
 */
export function decideReply(
  { rules, maxPerDay }: { rules: readonly ReplyRule[]; maxPerDay: number },
  facts: ReplyFacts,
): ReplyDecision {
  const rule = ruleFor(rules, facts.text);
  const lookAlike = facts.verdict === 'look_alike';
  if (rule === null) {
    return { ruleId: null, tag: '', optOut: false, followUp: lookAlike, answer: null, withheld: null };
  }
  const wanted = rule.answer.trim();
  const withheld = wanted === '' ? null : holdsBack(facts, rule, maxPerDay);
  return {
    ruleId: rule.id,
    tag: rule.tag.trim(),
    // a look-alike is for a person to read, whatever the rule makes of it
    optOut: rule.optOut && !lookAlike && facts.verdict !== 'opt_out',
    followUp: lookAlike || rule.followUp || (withheld !== null && withheld !== 'opted_out'),
    answer: wanted === '' || withheld !== null ? null : wanted,
    withheld,
  };
}

function holdsBack(facts: ReplyFacts, rule: ReplyRule, maxPerDay: number): Withheld | null {
  if (facts.verdict === 'opt_out' || facts.optedOut || rule.optOut) return 'opted_out';
  if (facts.verdict === 'look_alike') return 'look_alike';
  if (facts.toAutoAnswer) return 'to_auto_answer';
  if (!facts.mobile) return 'not_mobile';
  if (facts.age > OLDEST_ANSWERED) return 'too_old';
  if (facts.answeredNumber >= ANSWERS_PER_NUMBER) return 'number_today';
  return facts.answeredAll >= maxPerDay ? 'day_limit' : null;
}
