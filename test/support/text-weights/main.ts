/** Writes resources/compliance-weights.json from the corpora: `node test/support/text-weights/main.ts`. */
import { writeFileSync } from 'node:fs';
import { CORPORA, readCorpus } from './corpus.ts';
import { learn, THRESHOLD, UNIT } from './learn.ts';

const { bias, of } = learn(CORPORA.flatMap(readCorpus));
const byFigures = new Map<string, string[]>();
for (const [name, { weight, rarity }] of [...of].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const figures = `${Math.round(weight * UNIT)}/${Math.round(rarity * UNIT)}`;
  byFigures.set(figures, [...(byFigures.get(figures) ?? []), name]);
}
const weights = Object.fromEntries([...byFigures].map(([figures, names]) => [figures, names.join(' ')]));
const note =
  'What speaks for a text being refused: characters, pairs and groups of cues (#once ##more than once), learned from the texts of test/domain/corpus by test/support/text-weights. "weight/rarity" in 1/unit: the names that have them.';
const list = { note, unit: UNIT, bias: Math.round(bias * 1000) / 1000, threshold: THRESHOLD, weights };
writeFileSync('resources/compliance-weights.json', `${JSON.stringify(list, null, 1)}\n`);
