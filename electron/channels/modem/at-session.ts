import type { Clock } from '../../platform/ports.ts';
import type { SerialLine } from '../../platform/serial-port.ts';
import { belongs, expectedOf, finalOf, isHex, isTwoLine } from './at-grammar.ts';
import { createAtLines } from './at-lines.ts';
import { classOf } from './cms-codes.ts';

const ESC = '\x1b';
const CTRL_Z = '\x1a';

export interface AtTimings {
  /** an ordinary command, ms */
  command: number;
  /** until `> ` after AT+CMGS */
  prompt: number;
  /** after the prompt, most of it after Ctrl-Z: the network decides (Quectel names 120 s) */
  final: number;
  /** silence that shows nothing old is on its way any more */
  quiet: number;
}
export const AT_TIMINGS: AtTimings = { command: 10_000, prompt: 10_000, final: 120_000, quiet: 300 };

export type AtAnswer =
  | { kind: 'ok'; lines: string[] }
  | { kind: 'error'; code: string; lines: string[] }
  | { kind: 'timeout'; lines: string[] }
  | { kind: 'gone'; lines: string[] };

/** What came of one PDU. `refused` and `not_sent` are definite; once Ctrl-Z is handed to the port all else is unknown. */
export type SubmitAnswer =
  | { kind: 'accepted'; reference: number }
  | { kind: 'refused'; code: string }
  | { kind: 'not_sent'; code: string }
  | { kind: 'unknown'; code: string };

/** Something nobody asked for: a line, with its PDU where it has one. */
export interface Unsolicited {
  line: string;
  pdu: string | null;
}

export interface AtSession {
  readonly gone: boolean;
  /** more noise than text came in: the speed is wrong */
  readonly noisy: boolean;
  /** ends a prompt somebody left hanging and waits until the modem says OK; false = it does not */
  wake(): Promise<boolean>;
  /** one at a time; never throws */
  command(text: string, deadlineMs?: number): Promise<AtAnswer>;
  submit(length: number, pdu: string): Promise<SubmitAnswer>;
  close(): Promise<void>;
}

export interface AtOptions {
  line: SerialLine;
  clock: Clock;
  timings?: Partial<AtTimings>;
  onUnsolicited?(event: Unsolicited): void;
  onGone?(): void;
  /** every line both ways, unmasked: the listener masks */
  trace?(direction: 'out' | 'in', text: string): void;
}

type Ended =
  | Exclude<AtAnswer, { kind: 'ok' | 'error' }>['kind']
  | 'prompt'
  | { ok: true }
  | { ok: false; code: string };

interface InFlight {
  echo: string;
  expected: ReturnType<typeof expectedOf>;
  prompt: boolean;
  lines: string[];
  end(how: Ended): void;
}

/** One command in flight on one port. Unsolicited lines are told apart wherever they fall. */
export function createAtSession(options: AtOptions): AtSession {
  const { line, clock, onUnsolicited, trace } = options;
  const timings = { ...AT_TIMINGS, ...options.timings };
  const tokens = createAtLines();
  let inFlight: InFlight | null = null;
  let header: string | null = null;
  let gone = false;
  /** an answer is overdue and may still come: nothing new before the line is quiet */
  let stale = false;
  /** the OK of a late +CMGS belongs to nobody */
  let strayOk = false;
  let tail: Promise<unknown> = Promise.resolve();

  const tell = (text: string, pdu: string | null) => onUnsolicited?.({ line: text, pdu });

  function take(text: string): void {
    trace?.('in', text);
    if (header !== null) {
      const held = header;
      header = null;
      if (isHex(text)) {
        tell(held, text);
        return;
      }
    }
    if (isTwoLine(text)) {
      header = text;
      return;
    }
    if (inFlight !== null && text === inFlight.echo) return;
    const final = finalOf(text);
    if (final !== null) takeFinal(final);
    else if (inFlight !== null && belongs(text, inFlight.expected, inFlight.lines.at(-1))) inFlight.lines.push(text);
    else {
      if (/^\+CMGS:/.test(text)) strayOk = inFlight !== null;
      tell(text, null);
    }
  }

  function takeFinal(final: { ok: true } | { ok: false; code: string }): void {
    if (inFlight === null) return;
    // AT+CMGS is answered with a prompt or an error; an OK there is an older one
    if (final.ok && (strayOk || inFlight.prompt)) {
      strayOk = false;
      return;
    }
    inFlight.end(final);
  }

  let noise = 0;
  let heard = 0;
  line.onData((chunk) => {
    heard += chunk.length;
    noise += chunk.replace(/[\x20-\x7e\r\n\t]/g, '').length;
    for (const token of tokens.feed(chunk)) {
      if (token.kind === 'line') take(token.text);
      else if (inFlight?.prompt) inFlight.end('prompt');
    }
  });
  line.onGone(() => {
    gone = true;
    inFlight?.end('gone');
    options.onGone?.();
  });

  /** writes and waits for the end; a write that fails means the port is gone */
  async function exchange(write: (over: AbortSignal) => Promise<void>, echo: string, ms: number, prompt: boolean) {
    const stop = new AbortController();
    const lines: string[] = [];
    const ended = new Promise<Ended>((resolve) => {
      const end = (how: Ended) => {
        inFlight = null;
        stop.abort();
        resolve(how);
      };
      inFlight = { echo, expected: expectedOf(prompt ? 'AT' : echoCommand(echo)), prompt, lines, end };
      tokens.expectPrompt(prompt);
      if (gone) return end('gone');
      trace?.('out', echo);
      write(stop.signal).catch(() => end('gone'));
      clock.sleep(ms, stop.signal).then(() => !stop.signal.aborted && end('timeout'));
    });
    const how = await ended;
    tokens.expectPrompt(false);
    if (how === 'timeout') stale = true;
    return { how, lines };
  }

  /** after a PDU the answer is that of AT+CMGS */
  const echoCommand = (echo: string): string => (echo.startsWith('AT') ? echo : 'AT+CMGS');

  async function plain(text: string, ms: number): Promise<AtAnswer> {
    const { how, lines } = await exchange(() => line.write(`${text}\r`), text, ms, false);
    if (how === 'prompt') return { kind: 'timeout', lines };
    if (typeof how === 'string') return { kind: how, lines };
    return how.ok ? { kind: 'ok', lines } : { kind: 'error', code: how.code, lines };
  }

  async function resync(): Promise<boolean> {
    for (let tries = 0; tries < 3 && !gone; tries += 1) {
      line.write(`${ESC}\r`).catch(() => undefined);
      const { kind } = await plain('AT', Math.min(2000, timings.command));
      if (kind !== 'ok' && kind !== 'error') continue;
      await clock.sleep(timings.quiet);
      stale = false;
      strayOk = false;
      return true;
    }
    return false;
  }

  /** what is asked waits for what was asked before, and for an answer that is overdue */
  function inTurn<T>(work: () => Promise<T>, silent: T): Promise<T> {
    const turn = tail.then(async () => (stale && !(await resync()) ? silent : work()));
    tail = turn.catch(() => undefined);
    return turn;
  }

  async function send(length: number, pdu: string): Promise<SubmitAnswer> {
    const cmgs = `AT+CMGS=${length}`;
    const asked = await exchange(() => line.write(`${cmgs}\r`), cmgs, timings.prompt, true);
    if (asked.how !== 'prompt') return unsent(asked.how);
    // nothing leaves a modem before Ctrl-Z: until that byte is handed to the port, the message is not sent
    let handed = false;
    const type = async (over: AbortSignal) => {
      await line.write(pdu);
      if (over.aborted) return;
      handed = true;
      await line.write(CTRL_Z);
    };
    const { how, lines } = await exchange(type, pdu, timings.final, false);
    if (!handed) return unsent(how);
    const reference = /^\+CMGS:\s*(\d+)/.exec(lines.find((text) => text.startsWith('+CMGS:')) ?? '')?.[1];
    // the reference is the acceptance, whatever became of the OK behind it
    if (reference !== undefined) return { kind: 'accepted', reference: Number(reference) & 0xff };
    if (how === 'gone') return { kind: 'unknown', code: 'PORT_GONE' };
    if (typeof how === 'object' && !how.ok) {
      // some refusals leave it open whether the network has it: a bare ERROR is said of messages that were sent, too
      return { kind: classOf(how.code) === 'unknown' ? 'unknown' : 'refused', code: how.code };
    }
    return { kind: 'unknown', code: how === 'timeout' ? 'NO_ANSWER' : 'NO_REFERENCE' };
  }

  /** a submission that ended before its Ctrl-Z; a prompt that may hang is left */
  const unsent = (how: Ended): SubmitAnswer => {
    // not waited for: it stands behind whatever the port has not taken yet
    if (how !== 'gone') line.write(ESC).catch(() => undefined);
    if (typeof how === 'object' && !how.ok) return { kind: 'refused', code: how.code };
    return { kind: 'not_sent', code: how === 'gone' ? 'PORT_MISSING' : 'NO_PROMPT' };
  };

  return {
    get gone() {
      return gone;
    },
    get noisy() {
      return noise * 4 > heard && noise > 0;
    },
    wake() {
      const turn = tail.then(resync);
      tail = turn;
      return turn;
    },
    command: (text, ms = timings.command) => inTurn(() => plain(text, ms), { kind: 'timeout', lines: [] }),
    submit: (length, pdu) => inTurn(() => send(length, pdu), { kind: 'not_sent', code: 'NO_ANSWER' }),
    close: () => line.close(),
  };
}
