import type { Draft } from '../../../shared/contract/compose.ts';

const LENGTH = 18;

/** What a campaign is called when nobody named it: how its text begins. */
export function autoName({ body }: Pick<Draft, 'body'>): string {
  const line = body
    .replace(/[{}｛｝]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const characters = [...line];
  return characters.length > LENGTH ? `${characters.slice(0, LENGTH).join('')}…` : line;
}
