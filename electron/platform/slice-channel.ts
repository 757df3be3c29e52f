import { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads';

/** What the receiving thread is given; `port` must be transferred. */
export interface SliceEnd {
  port: MessagePort;
  state: SharedArrayBuffer;
}

export interface SliceSender<T> {
  /** waits while the receiver is far behind; throws once it has stopped. `look` is called while waiting and may throw. */
  send(value: T, look: () => void): void;
  end: SliceEnd;
}

const SENT = 0;
const TAKEN = 1;
const STOPPED = 2;
const WORDS = 3;
const LOOK_MS = 100;
/** How often a sender looks before it lets the queue grow: the receiver may wait for a lock, or be gone. */
const LOOKS = 20;

/**
 * A one-way channel between two threads of which neither returns to its event loop: a loop that reads and a transaction
 * that writes. At most about `lag` values wait in between.
 */
export function createSliceChannel<T>(lag: number): SliceSender<T> {
  const { port1, port2 } = new MessageChannel();
  const buffer = new SharedArrayBuffer(WORDS * Int32Array.BYTES_PER_ELEMENT);
  const state = new Int32Array(buffer);
  let allowed = lag;
  return {
    end: { port: port2, state: buffer },
    send(value, look) {
      for (let looks = 0; ; looks++) {
        if (Atomics.load(state, STOPPED) === 1) throw new Error('the receiver has stopped');
        const taken = Atomics.load(state, TAKEN);
        if (Atomics.load(state, SENT) - taken < allowed) break;
        if (looks === LOOKS) allowed *= 2;
        else Atomics.wait(state, TAKEN, taken, LOOK_MS);
        look();
      }
      port1.postMessage(value);
      Atomics.add(state, SENT, 1);
      Atomics.notify(state, SENT);
    },
  };
}

/** The values as they come, without end: the last one has to say so. `look` is called while waiting and may throw. */
export function* receiveSlices<T>({ port, state: buffer }: SliceEnd, look: () => void): Generator<T, never> {
  const state = new Int32Array(buffer);
  try {
    for (;;) {
      look();
      const sent = Atomics.load(state, SENT);
      const message: { message: T } | undefined = receiveMessageOnPort(port);
      if (message === undefined) {
        Atomics.wait(state, SENT, sent, LOOK_MS);
        continue;
      }
      Atomics.add(state, TAKEN, 1);
      Atomics.notify(state, TAKEN);
      yield message.message;
    }
  } finally {
    Atomics.store(state, STOPPED, 1);
    Atomics.notify(state, TAKEN);
    port.close();
  }
}
