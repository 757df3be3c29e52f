/** Categories that say nothing of what they are about: who asks knows better what to do. */
const VAGUE = new Set([
  'unknown',
  'undecided',
  'network',
  'account',
  'request',
  'rejected',
  'content',
  'route',
  'ok',
  'pending',
]);

/** Whether a category has a message and a next step worth showing in place of a general one. */
export const isPlain = (category: string | null | undefined): category is string =>
  category !== null && category !== undefined && !VAGUE.has(category);
