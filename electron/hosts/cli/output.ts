import type { Context } from './command.ts';
import { write } from './io.ts';

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/** Columns a text takes on a terminal: Chinese characters take two. */
function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += WIDE.test(char) ? 2 : 1;
  return width;
}

const oneLine = (value: string | number | null): string => String(value ?? '').replace(/\s+/g, ' ');

/** Rows as an aligned table; the last column is not padded. */
export function table(heads: string[], rows: (string | number | null)[][]): string {
  const lines = [heads, ...rows].map((row) => row.map(oneLine));
  const widths = heads.map((_head, at) => Math.max(...lines.map((line) => widthOf(line[at] ?? ''))));
  const pad = (cell: string, at: number) =>
    at === heads.length - 1 ? cell : cell + ' '.repeat((widths[at] ?? 0) - widthOf(cell));
  return lines.map((line) => `${line.map(pad).join('  ').trimEnd()}\n`).join('');
}

/** `value` as JSON, or what `text` makes of it for a person. */
export async function show<T>(
  { io, json }: Pick<Context, 'io' | 'json'>,
  value: T,
  text: (value: T) => string,
): Promise<void> {
  await write(io.stdout, json ? `${JSON.stringify(value)}\n` : text(value));
}

/** Pages one after the other, as one JSON array or as the rows of one table. */
export async function showPages<T>(
  { io, json }: Pick<Context, 'io' | 'json'>,
  pages: AsyncIterable<T[]>,
  text: (rows: T[], first: boolean) => string,
): Promise<void> {
  let first = true;
  if (json) await write(io.stdout, '[');
  for await (const rows of pages) {
    const lines = json
      ? rows.map((row, at) => `${first && at === 0 ? '' : ','}\n${JSON.stringify(row)}`).join('')
      : text(rows, first);
    await write(io.stdout, lines);
    if (rows.length > 0) first = false;
  }
  if (json) await write(io.stdout, '\n]\n');
}

/** Follows a cursor until there is nothing more or `limit` rows were given. */
export async function* pagesOf<T>(
  limit: number,
  next: (cursor: string | null, limit: number) => Promise<{ rows: T[]; next: string | null }>,
): AsyncGenerator<T[]> {
  let left = limit;
  let cursor: string | null = null;
  do {
    const page = await next(cursor, Math.min(500, left));
    yield page.rows;
    left -= page.rows.length;
    cursor = page.next;
  } while (cursor !== null && left > 0);
}

/** Shanghai wall time to the second, for people. */
export const clockTime = (ms: number | null): string =>
  ms === null ? '' : new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
