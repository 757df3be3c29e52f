import type { Channel } from '../../../shared/contract/channels.ts';
import { type Args, Refusal, UsageError } from './command.ts';
import type { Session } from './session.ts';
import type { Texts } from './texts/zh.ts';

/** By id or by name; a name two share is refused. */
export function pick<T extends { id: number; name: string }>(
  rows: T[],
  wanted: string,
  what: Parameters<Texts['notFoundNamed']>[0],
  t: Texts,
): T {
  const named = rows.filter(({ name }) => name === wanted);
  if (named.length > 1) throw new Refusal(t.ambiguous(wanted));
  const found = named[0] ?? rows.find(({ id }) => String(id) === wanted);
  if (found === undefined) throw new Refusal(t.notFoundNamed(what, wanted));
  return found;
}

export async function pickGroup(session: Session, name: string, t: Texts): Promise<number> {
  return pick((await session.call('groups.list', {})).rows, name, 'group', t).id;
}

/** The named channel, or the default one. */
export async function pickChannel(session: Session, wanted: string | undefined, t: Texts): Promise<Channel> {
  const { rows } = await session.call('channels.list', {});
  if (wanted !== undefined) return pick(rows, wanted, 'channel', t);
  const usual = rows.find(({ isDefault, enabled }) => isDefault && enabled);
  if (usual === undefined) throw new Refusal(t.noDefaultChannel);
  return usual;
}

/** `--fallback 甲,乙`: the channels tried in this order after the first. */
export async function pickFallbacks(session: Session, wanted: string | undefined, t: Texts): Promise<number[]> {
  if (wanted === undefined) return [];
  const { rows } = await session.call('channels.list', {});
  const names = wanted.split(/[,，]/).map((name) => name.trim());
  return names.map((name) => pick(rows, name, 'channel', t).id);
}

/** A campaign's id as the first word after the command. */
export function requireId({ positionals }: Args, at: number, what: string, t: Texts): number {
  const word = positionals[at];
  if (word === undefined) throw new UsageError(t.missing(what));
  const id = Number(word);
  if (!/^\d+$/.test(word) || id < 1 || !Number.isSafeInteger(id))
    throw new UsageError(t.wholeNumber(what, 1, Number.MAX_SAFE_INTEGER));
  return id;
}

export function requireChoice<const C extends string>(
  value: string | undefined,
  name: string,
  choices: readonly C[],
  t: Texts,
): C {
  if (value === undefined) throw new UsageError(t.missing(name));
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new UsageError(t.oneOf(name, choices));
  return found;
}
