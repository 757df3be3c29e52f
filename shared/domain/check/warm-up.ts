import { compiledCues } from './cue-rules.ts';
import { foldTable } from './fold.ts';
import { learnedWeights } from './likeness.ts';
import { knownSpellings } from './respell.ts';
import { createTextCheck } from './text-check.ts';
import { builtInWords } from './word-rules.ts';

/**
 * What the first check of a text would otherwise build at once, in pieces of some tens of ms: for idle moments before it.
 * Each is built once, so a step that comes too late costs nothing.
 */
export const WARM_UP: readonly (() => unknown)[] = [
  foldTable,
  builtInWords,
  knownSpellings,
  compiledCues,
  learnedWeights,
  // compiles the patterns too
  () => createTextCheck().findings('您好，您预约的周五14:00已为您留好。'),
];
