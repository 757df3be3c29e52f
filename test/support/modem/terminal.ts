import type { Quirks, Settings } from './settings.ts';

export interface Terminal {
  /** bytes from the computer */
  receive(bytes: Buffer): void;
  /** shows the prompt; the text up to Ctrl-Z comes back, or null after ESC */
  prompt(done: (text: string | null) => void): void;
  /** takes a text up to Ctrl-Z without showing a prompt */
  silentPrompt(done: (text: string | null) => void): void;
  /** lines framed as V.250 does: CR LF line CR LF */
  framed(lines: string[]): Buffer;
  send(bytes: Buffer): void;
  /** what was typed since the last line or the prompt */
  typed(): string;
  /** drops what is half sent */
  hangUp(): void;
  /** drops what is half typed, too */
  reset(): void;
}

/** The serial line: collects commands and prompt texts, echoes, frames answers, and sends as slowly as told. */
export function createTerminal(deps: {
  settings: () => Settings;
  quirks: Quirks;
  write: (bytes: Buffer) => void;
  onCommand: (line: string) => void;
}): Terminal {
  const { quirks } = deps;
  let typed = '';
  let answerPrompt: ((text: string | null) => void) | null = null;
  let queue = Buffer.alloc(0);
  let ticking: NodeJS.Timeout | null = null;

  const tick = (): void => {
    const { slow } = quirks;
    const now = slow === null ? queue.length : slow.bytes;
    deps.write(queue.subarray(0, now));
    queue = queue.subarray(now);
    ticking = queue.length > 0 ? setTimeout(tick, slow?.everyMs ?? 0) : null;
  };

  const send = (bytes: Buffer): void => {
    queue = Buffer.concat([queue, bytes]);
    if (ticking === null) tick();
  };

  const endPrompt = (text: string | null): void => {
    const done = answerPrompt;
    answerPrompt = null;
    typed = '';
    done?.(text);
  };

  const take = (character: string): void => {
    if (character === '\x1b') {
      if (answerPrompt !== null) endPrompt(null);
      typed = '';
    } else if (answerPrompt !== null) {
      if (character === '\x1a') endPrompt(typed);
      else typed += character;
    } else if (character === '\r') {
      const line = typed;
      typed = '';
      if (line.trim() !== '') deps.onCommand(line);
    } else if (character === '\b') typed = typed.slice(0, -1);
    else if (character !== '\n' && character !== '\x1a') typed += character;
  };

  const hangUp = (): void => {
    queue = Buffer.alloc(0);
    if (ticking !== null) clearTimeout(ticking);
    ticking = null;
  };

  return {
    typed: () => typed,
    hangUp,
    receive(bytes) {
      if (quirks.deaf !== 'no') {
        if (quirks.deaf === 'noise') send(Buffer.from(bytes.map((byte) => (byte * 37 + 129) & 0xff)));
        return;
      }
      for (const character of bytes.toString('latin1')) {
        if (deps.settings().echo && !quirks.neverEcho && character !== '\x1b') send(Buffer.from(character, 'latin1'));
        take(character);
      }
    },
    prompt(done) {
      answerPrompt = done;
      send(Buffer.from(`\r\n${quirks.prompt}`));
    },
    silentPrompt(done) {
      answerPrompt = done;
    },
    framed(lines) {
      const end = quirks.lineEnd;
      return Buffer.from(lines.map((line) => `${end}${line}${end}`).join(''), 'latin1');
    },
    send,
    reset() {
      typed = '';
      answerPrompt = null;
      hangUp();
    },
  };
}
