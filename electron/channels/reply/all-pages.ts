import type { Answer } from '../channel.ts';
import type { Asked } from './ask.ts';

/** Whoever has more pages than this is not answering the question. */
const MOST_PAGES = 100;

/** Every row of a paged list, `size` a page, pages counted from 0; `failed` if any page is. */
export async function allPages<P, R>(
  size: number,
  ask: (page: number) => Promise<Asked<P>>,
  rowsOf: (value: P) => R[],
): Promise<Answer<{ rows: R[] }>> {
  const rows: R[] = [];
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await ask(page);
    if (answer.kind === 'failed') return { kind: 'failed', code: answer.code };
    const some = rowsOf(answer.value);
    rows.push(...some);
    if (some.length < size) return { kind: 'ok', rows };
  }
  return { kind: 'failed', code: 'TOO_MANY_RECORDS' };
}
