import type { Input, Method, Output } from '../../shared/contract/contract.ts';
import type { EventData, Topic } from '../../shared/contract/events.ts';
import type { Response } from '../../shared/contract/wire.ts';
import { CallError } from './call-error.ts';
import { type LinkState, openTransport, type Transport } from './transport.ts';

interface Waiting {
  resolve(output: unknown): void;
  reject(error: CallError): void;
}

type Handler = (data: never) => void;

const waiting = new Map<number, Waiting>();
const handlers = new Map<Topic, Set<Handler>>();
const watchers = new Set<() => void>();
/** calls made before the first connection: they wait for it */
let early: (() => void)[] = [];
let state: LinkState = 'connecting';
let lastId = 0;
let transport: Transport | null = null;

function receive(frame: Response) {
  if ('event' in frame) {
    for (const handler of handlers.get(frame.event as Topic) ?? []) handler(frame.data as never);
    return;
  }
  const caller = waiting.get(frame.id);
  waiting.delete(frame.id);
  if (!caller) return;
  if ('error' in frame) caller.reject(new CallError(frame.error.code, frame.error.data));
  else caller.resolve(frame.output);
}

function become(next: LinkState) {
  state = next;
  if (next === 'open') {
    const calls = early;
    early = [];
    for (const send of calls) send();
  } else if (next !== 'connecting') {
    // Nothing is resent by itself: an answer that was lost may belong to a call that was carried out.
    for (const caller of waiting.values()) caller.reject(new CallError('DISCONNECTED'));
    waiting.clear();
    early = [];
  }
  for (const watch of watchers) watch();
}

export function connect(): void {
  transport ??= openTransport({ frame: receive, state: become });
}

export const reconnect = (): void => transport?.retry();
export const linkState = (): LinkState => state;

export function watchLink(fn: () => void): () => void {
  watchers.add(fn);
  return () => watchers.delete(fn);
}

/** Asks the core. Rejects with a CallError only. */
export function call<M extends Method>(method: M, input: Input<M>): Promise<Output<M>> {
  if (state === 'lost' || state === 'denied') return Promise.reject(new CallError('DISCONNECTED'));
  const id = ++lastId;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve: (output) => resolve(output as Output<M>), reject });
    const send = () => transport?.send({ id, method, input });
    if (state === 'open') send();
    else early.push(send);
  });
}

/** Events of the core, for as long as the returned function is not called. */
export function subscribe<T extends Topic>(topic: T, fn: (data: EventData<T>) => void): () => void {
  const set = handlers.get(topic) ?? new Set();
  handlers.set(topic, set);
  set.add(fn as Handler);
  return () => set.delete(fn as Handler);
}
