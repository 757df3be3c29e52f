import type { ChannelDeps, Pulled } from '../channel.ts';

/**
 * A pull queue deletes what was read, and only reading it shows whether the account may: what a check reads is kept
 * (in the channel's state, so a crash loses nothing) and handed to whoever pulls next. Cleared when that one comes back
 * for more, since by then it has stored the page.
 */
export interface HeldPage<T> {
  pull(): Promise<Pulled<T>>;
  /** null, or why the queue cannot be read */
  probe(): Promise<string | null>;
}

export function createHeldPage<T>(
  state: ChannelDeps['state'],
  key: string,
  ask: () => Promise<Pulled<T>>,
): HeldPage<T> {
  let loaded = false;
  let held: T[] = [];
  let handedOut = false;
  // one puller at a time
  let turn: Promise<unknown> = Promise.resolve();

  function inTurn<R>(work: () => Promise<R>): Promise<R> {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  }

  async function load(): Promise<void> {
    if (loaded) return;
    const text = await state.get(key);
    // our own writing: rows as they were pulled
    if (text !== null && text !== '') held = JSON.parse(text) as T[];
    loaded = true;
  }

  async function keep(rows: T[]): Promise<void> {
    await state.set(key, rows.length > 0 ? JSON.stringify(rows) : '');
    held = rows;
    handedOut = false;
  }

  return {
    pull: () =>
      inTurn(async () => {
        await load();
        if (handedOut) await keep([]);
        if (held.length === 0) return ask();
        handedOut = true;
        return { kind: 'page', rows: held, more: true };
      }),
    probe: () =>
      inTurn(async () => {
        await load();
        if (held.length > 0) return null;
        const page = await ask();
        if (page.kind === 'failed') return page.code;
        if (page.rows.length > 0) await keep(page.rows);
        return null;
      }),
  };
}
