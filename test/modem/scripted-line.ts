import type { SerialLine } from '../../electron/platform/serial-port.ts';

/** A port whose other end is a function: what is written goes in, what it returns comes back a moment later. */
export function scriptedLine(answer: (written: string) => string | string[] | undefined) {
  const data: ((chunk: string) => void)[] = [];
  const gone: (() => void)[] = [];
  const written: string[] = [];
  let open = true;
  let held = (_: string) => false;
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const say = (text: string) => {
    if (open) for (const listener of data) listener(text);
  };
  const unplug = () => {
    if (!open) return;
    open = false;
    for (const listener of gone) listener();
  };
  const line: SerialLine = {
    async write(text) {
      if (!open) throw new Error('PORT_GONE');
      written.push(text);
      const reply = answer(text);
      const chunks = reply === undefined ? [] : Array.isArray(reply) ? reply : [reply];
      for (const chunk of chunks) queueMicrotask(() => say(chunk));
      if (held(text)) await released;
    },
    onData: (listener) => void data.push(listener),
    onGone: (listener) => void gone.push(listener),
    close: async () => unplug(),
  };
  /** the port takes what matches only when released */
  const hold = (which: (written: string) => boolean) => {
    held = which;
  };
  return { line, say, unplug, written, hold, release: () => release() };
}
