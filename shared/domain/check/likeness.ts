import learned from '../../../resources/compliance-weights.json' with { type: 'json' };
import type { Folded } from './fold.ts';
import { OPT_OUT } from './format-rules.ts';
import type { Hit, Span } from './hits.ts';

/** What a text is made of, as the weights know it; a place in the folded text for all but groups of cues. */
export interface Feature {
  name: string;
  place: Span | null;
}

const ADDRESS = /https?:\/\/[\x21-\x7e]+|(?<![a-z0-9.-])(?:[a-z0-9-]+\.)+[a-z]{2,}(?:\/[\x21-\x7e]*)?/gi;
export const blank = (part: string): string => '\n'.repeat(part.length);

/** A text without what says nothing of its kind: how to refuse, and the letters of an address. */
export const asLearned = (text: string): string => text.replace(OPT_OUT, blank).replace(ADDRESS, blank);

/**
 * Characters and pairs of them, figures as one 0, and which groups of cues stand in it (once, more than once): each only
 * the first time. Single characters carry over to wordings nobody wrote down before, groups to words nobody saw learned.
 */
export function featuresOf({ text }: Pick<Folded, 'text'>, cues: ReadonlyMap<string, readonly Span[]>): Feature[] {
  const found = new Map<string, Span | null>();
  const note = (name: string, place: Span | null): void => {
    if (!found.has(name)) found.set(name, place);
  };
  let before: { unit: string; start: number } | null = null;
  for (let start = 0; start < text.length; ) {
    let end = start + 1;
    const isFigure = /[0-9]/.test(text.charAt(start));
    while (isFigure && /[0-9]/.test(text.charAt(end))) end++;
    const unit = isFigure ? '0' : text.charAt(start);
    note(unit, { start, end });
    if (before !== null) note(before.unit + unit, { start: before.start, end });
    before = { unit, start };
    start = end;
  }
  for (const [group, { length }] of cues) {
    note(`#${group}`, null);
    if (length > 1) note(`##${group}`, null);
  }
  return [...found].map(([name, place]) => ({ name, place }));
}

/** `rarity`: log of how many texts there are to one that has it; `weight` speaks for a text's being refused. */
export interface Weight {
  weight: number;
  rarity: number;
}

export interface Weights {
  bias: number;
  of: ReadonlyMap<string, Weight>;
}

/** Log odds that a text is one of those that get refused, by its features, the rare ones first; its length does not count. */
export function scoreOf(features: readonly Feature[], { bias, of }: Weights): number {
  let sum = 0;
  let length = 0;
  for (const { name } of features) {
    const known = of.get(name);
    if (known === undefined) continue;
    sum += known.weight * known.rarity;
    length += known.rarity ** 2;
  }
  return bias + (length === 0 ? 0 : sum / Math.sqrt(length));
}

let read: Weights | null = null;

function readWeights(): Weights {
  const of = new Map<string, Weight>();
  for (const [figures, names] of Object.entries(learned.weights)) {
    const [weight = 0, rarity = 0] = figures.split('/').map((figure) => Number(figure) / learned.unit);
    for (const name of names.split(' ')) of.set(name, { weight, rarity });
  }
  return { bias: learned.bias, of };
}

/** Made at first use, as the lists are. */
export function learnedWeights(): Weights {
  read ??= readWeights();
  return read;
}

const MOST_SHOWN = 3;
/** a text of fewer features (characters and pairs) says too little of its kind */
const FEWEST = 24;

/** The places that weigh most, pairs that touch as one, in order. */
function heaviest(features: readonly Feature[], { of }: Weights): Span[] {
  const weightIn = (name: string): number => {
    const { weight, rarity } = of.get(name) ?? { weight: 0, rarity: 0 };
    return weight * rarity;
  };
  const ranked = features
    .flatMap(({ name, place }) => (place === null || name.includes('\n') ? [] : [{ place, weight: weightIn(name) }]))
    .filter(({ place, weight }) => weight > 0 && place.end - place.start > 1)
    .sort((a, b) => b.weight - a.weight);
  const shown: Span[] = [];
  for (const { place } of ranked) {
    const near = shown.find(({ start, end }) => place.start <= end && start <= place.end);
    if (near !== undefined) {
      near.start = Math.min(near.start, place.start);
      near.end = Math.max(near.end, place.end);
    } else if (shown.length < MOST_SHOWN) shown.push({ ...place });
    else break;
  }
  return shown.sort((a, b) => a.start - b.start);
}

/**
 * A text that reads like those that get refused though no rule names why: advice, never a block. The weights are learned
 * from the corpora of test/domain/corpus by test/support/text-weights.
 */
export function likenessHit(folded: Folded, cues: ReadonlyMap<string, readonly Span[]>): Hit | null {
  const weights = learnedWeights();
  const features = featuresOf(folded, cues);
  if (features.length < FEWEST || scoreOf(features, weights) < learned.threshold) return null;
  const spans = heaviest(features, weights).map(({ start, end }): [number, number] => [
    folded.starts[start] as number,
    folded.ends[end - 1] as number,
  ]);
  const [first, last] = [spans[0], spans.at(-1)];
  if (first === undefined || last === undefined) return null;
  const [start, end] = [first[0], last[1]];
  return { category: 'likeness', severity: 'warn', word: '', suggestion: null, start, end, spans };
}
