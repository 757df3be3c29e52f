import { cuesOf } from '../../../shared/domain/check/cue-rules.ts';
import { foldText } from '../../../shared/domain/check/fold.ts';
import { maskVariables } from '../../../shared/domain/check/format-rules.ts';
import {
  asLearned,
  type Feature,
  featuresOf,
  type Weight,
  type Weights,
} from '../../../shared/domain/check/likeness.ts';
import { respell } from '../../../shared/domain/check/respell.ts';
import type { Labelled } from './corpus.ts';

const ROUNDS = 400;
const STEP = 2;
const MOMENTUM = 0.9;
/** pull of every weight towards 0 */
const SHRINK = 1e-4;
/** what stands in one text alone says nothing of the next */
const FEWEST = 2;

/** weights and rarities are whole numbers of 1 / UNIT: small to keep, and the same on every machine */
export const UNIT = 20;
const rounded = (figure: number): number => Math.round(figure * UNIT) / UNIT;

/** log odds: at this next to no ordinary text of an author unknown to the weights was taken for a bad one */
export const THRESHOLD = 0.3;

/** A text as the check looks at it. */
export function featuresOfText(text: string): Feature[] {
  const plain = asLearned(maskVariables(text));
  const folded = foldText(plain);
  return featuresOf(folded, cuesOf(plain, respell(folded) ?? folded));
}

/** Logistic regression by gradient descent over all texts at once, both kinds weighing the same: no chance in it. */
export function learn(texts: readonly Labelled[]): Weights {
  const features = texts.map(({ text }) => featuresOfText(text).map(({ name }) => name));
  const counts = new Map<string, number>();
  for (const names of features) for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const known = [...counts].filter(([, count]) => count >= FEWEST);
  const indexOf = new Map(known.map(([name], at) => [name, at]));
  const rarities = Float64Array.from(known, ([, count]) => rounded(Math.log(texts.length / count)));
  const rows = features.map((of) => Int32Array.from(of.flatMap((name) => indexOf.get(name) ?? [])));
  const scales = rows.map((row) => 1 / Math.sqrt(row.reduce((sum, at) => sum + (rarities[at] as number) ** 2, 1e-9)));
  const bad = texts.map(({ categories }) => (categories.length > 0 ? 1 : 0));
  const badCount = bad.filter((is) => is === 1).length;
  const shares = bad.map((is) => texts.length / (2 * (is === 1 ? badCount : texts.length - badCount)));

  const weights = new Float64Array(known.length);
  const speeds = new Float64Array(known.length);
  const slopes = new Float64Array(known.length);
  let [bias, biasSpeed] = [0, 0];
  for (let round = 0; round < ROUNDS; round++) {
    for (let at = 0; at < weights.length; at++) slopes[at] = SHRINK * (weights[at] as number);
    let biasSlope = 0;
    for (const [at, row] of rows.entries()) {
      const scale = scales[at] as number;
      let sum = 0;
      for (const name of row) sum += (weights[name] as number) * (rarities[name] as number);
      const error = (1 / (1 + Math.exp(-(bias + sum * scale))) - (bad[at] as number)) * (shares[at] as number);
      biasSlope += error / rows.length;
      const part = (error * scale) / rows.length;
      for (const name of row) slopes[name] = (slopes[name] as number) + part * (rarities[name] as number);
    }
    for (let at = 0; at < weights.length; at++) {
      speeds[at] = MOMENTUM * (speeds[at] as number) + (slopes[at] as number);
      weights[at] = (weights[at] as number) - STEP * (speeds[at] as number);
    }
    biasSpeed = MOMENTUM * biasSpeed + biasSlope;
    bias -= STEP * biasSpeed;
  }
  const figuresOf = (at: number): Weight => ({
    weight: rounded(weights[at] as number),
    rarity: rarities[at] as number,
  });
  return { bias, of: new Map(known.map(([name], at) => [name, figuresOf(at)])) };
}
