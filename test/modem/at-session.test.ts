import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAtLines } from '../../electron/channels/modem/at-lines.ts';
import { createAtSession, type Unsolicited } from '../../electron/channels/modem/at-session.ts';
import { createFakeClock } from '../support/engine/fake-clock.ts';
import { pass } from '../support/engine/until.ts';
import { scriptedLine } from './scripted-line.ts';

const PDU = '0001000B813108108300F00008044F60597D';
const REPORT = '0006050B813108108300F0629060122123236290601221232300';

function session(answer: (written: string) => string | string[] | undefined) {
  const clock = createFakeClock();
  const port = scriptedLine(answer);
  const heard: Unsolicited[] = [];
  const at = createAtSession({ line: port.line, clock, onUnsolicited: (event) => void heard.push(event) });
  return { ...port, clock, heard, at };
}
const pduOf = (written: string) => written === '\x1a';

describe('lines', () => {
  it('are the same however the bytes arrive and whatever ends them', () => {
    const text = '\r\nAT+CSQ\r\r\n+CSQ: 20,99\r\n\r\nOK\r\n+CMTI: "SM",3\n\r\n';
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 40 }), (cuts) => {
        const lines = createAtLines();
        const seen: string[] = [];
        let at = 0;
        for (const cut of [...cuts, text.length]) {
          for (const token of lines.feed(text.slice(at, at + cut))) if (token.kind === 'line') seen.push(token.text);
          at += cut;
        }
        expect(seen).toEqual(['AT+CSQ', '+CSQ: 20,99', 'OK', '+CMTI: "SM",3']);
      }),
    );
  });

  it('tell a prompt with and without its space, and only while one is due', () => {
    const lines = createAtLines();
    expect(lines.feed('> ')).toEqual([]);
    lines.expectPrompt(true);
    expect(lines.feed('\r\n> ')).toEqual([{ kind: 'prompt' }]);
    lines.expectPrompt(true);
    expect(lines.feed('\r\n>')).toEqual([{ kind: 'prompt' }]);
  });
});

describe('a command', () => {
  it('gets its own answer while unsolicited lines fall anywhere', async () => {
    const { at, heard } = session(
      () => `\r\n+CMTI: "SM",1\r\nAT+CSQ\r\n+CDS: 25\r\n${REPORT}\r\n+CSQ: 17,99\r\n^RSSI:17\r\n\r\nOK\r\nRING\r\n`,
    );
    expect(await at.command('AT+CSQ')).toEqual({ kind: 'ok', lines: ['+CSQ: 17,99'] });
    expect(heard).toEqual([
      { line: '+CMTI: "SM",1', pdu: null },
      { line: '+CDS: 25', pdu: REPORT },
      { line: '^RSSI:17', pdu: null },
      { line: 'RING', pdu: null },
    ]);
  });

  it('keeps the PDUs of a list apart from one that arrives in between', async () => {
    const { at, heard } = session(
      () => `+CMGL: 1,0,,25\r\n${REPORT}\r\n+CMT: ,25\r\n${REPORT}\r\n+CMGL: 2,1,,25\r\n${REPORT}\r\nOK\r\n`,
    );
    const answer = await at.command('AT+CMGL=4');
    expect(answer.lines).toEqual(['+CMGL: 1,0,,25', REPORT, '+CMGL: 2,1,,25', REPORT]);
    expect(heard).toEqual([{ line: '+CMT: ,25', pdu: REPORT }]);
  });

  it('is never joined by a second one', async () => {
    const { at, written, say } = session(() => undefined);
    const first = at.command('AT+CSQ');
    const second = at.command('AT+CREG?');
    await pass(createFakeClock(), 250);
    expect(written).toEqual(['AT+CSQ\r']);
    say('OK\r\n');
    await first;
    await pass(createFakeClock(), 250);
    expect(written).toEqual(['AT+CSQ\r', 'AT+CREG?\r']);
    say('+CREG: 0,1\r\nOK\r\n');
    expect(await second).toEqual({ kind: 'ok', lines: ['+CREG: 0,1'] });
  });

  it('that got no answer leaves its late one to nobody', async () => {
    let silent = true;
    const { at, say, clock } = session((text) => (silent ? undefined : text.startsWith('AT') ? 'OK\r\n' : undefined));
    const lost = at.command('AT+CSQ', 1000);
    await pass(clock, 1500);
    expect((await lost).kind).toBe('timeout');
    silent = false;
    say('+CSQ: 3,99\r\nOK\r\n');
    const next = at.command('AT+CPMS?');
    await pass(clock, 1000);
    expect(await next).toEqual({ kind: 'ok', lines: [] });
  });

  it('ends at once when the port goes', async () => {
    const { at, unplug } = session(() => undefined);
    const answer = at.command('AT');
    queueMicrotask(unplug);
    expect((await answer).kind).toBe('gone');
    expect((await at.command('AT')).kind).toBe('gone');
  });

  it('wakes a modem that hangs in a prompt', async () => {
    let hanging = true;
    const { at, clock } = session((text) => {
      if (text.includes('\x1b')) hanging = false;
      return hanging ? undefined : text.startsWith('AT') ? '\r\nOK\r\n' : undefined;
    });
    const awake = at.wake();
    await pass(clock, 1000);
    expect(await awake).toBe(true);
  });
});

describe('a submission', () => {
  const modem = (final: string, prompt = '\r\n> ') =>
    session((text) => (pduOf(text) ? final : text.startsWith('AT') ? prompt : undefined));

  it.each([
    ['a plain answer', '\r\n+CMGS: 7\r\n\r\nOK\r\n', { kind: 'accepted', reference: 7 }],
    ['an echoed PDU', `${PDU}\x1a\r\n+CMGS: 8\r\n\r\nOK\r\n`, { kind: 'accepted', reference: 8 }],
    [
      'an unsolicited line behind the reference',
      `+CMGS: 9\r\n+CDS: 25\r\n${REPORT}\r\nOK\r\n`,
      { kind: 'accepted', reference: 9 },
    ],
    ['a code', '\r\n+CMS ERROR: 38\r\n', { kind: 'refused', code: 'CMS:38' }],
    ['a bare error', '\r\nERROR\r\n', { kind: 'unknown', code: 'ERROR' }],
    ['an OK alone', '\r\nOK\r\n', { kind: 'unknown', code: 'NO_REFERENCE' }],
  ])('with %s', async (_, final, expected) => {
    const { at } = modem(final);
    expect(await at.submit(20, PDU)).toEqual(expected);
  });

  it('is refused before anything left where the prompt does not come', async () => {
    const { at } = modem('', '\r\n+CMS ERROR: 302\r\n');
    expect(await at.submit(20, PDU)).toEqual({ kind: 'refused', code: 'CMS:302' });
    const silent = session(() => undefined);
    const answer = silent.at.submit(20, PDU);
    await pass(silent.clock, 10_500);
    expect(await answer).toEqual({ kind: 'not_sent', code: 'NO_PROMPT' });
    expect(silent.written.at(-1)).toBe('\x1b');
  });

  it('without a final answer is unknown after 120 s, and its late reference is told', async () => {
    const { at, clock, say, heard } = modem('');
    const answer = at.submit(20, PDU);
    let ended = false;
    void answer.then(() => {
      ended = true;
    });
    await pass(clock, 119_000, 1000);
    expect(ended).toBe(false);
    await pass(clock, 2000);
    expect(await answer).toEqual({ kind: 'unknown', code: 'NO_ANSWER' });
    say('+CMGS: 12\r\nOK\r\n');
    expect(heard).toEqual([{ line: '+CMGS: 12', pdu: null }]);
  });

  it('cut off before Ctrl-Z was not sent, after it is unknown', async () => {
    const before = session(() => undefined);
    const early = before.at.submit(20, PDU);
    queueMicrotask(before.unplug);
    expect(await early).toEqual({ kind: 'not_sent', code: 'PORT_MISSING' });
    const after = session((text) => {
      if (pduOf(text)) queueMicrotask(() => after.unplug());
      return text.startsWith('AT') ? '> ' : undefined;
    });
    expect(await after.at.submit(20, PDU)).toEqual({ kind: 'unknown', code: 'PORT_GONE' });
  });

  it('cut off while its PDU is written was not sent: Ctrl-Z is never handed to a port that went', async () => {
    const cut = session((text) => {
      if (text === PDU) cut.unplug();
      return text.startsWith('AT') ? '> ' : undefined;
    });
    expect(await cut.at.submit(20, PDU)).toEqual({ kind: 'not_sent', code: 'PORT_MISSING' });
    expect(cut.written).toEqual(['AT+CMGS=20\r', PDU]);
  });

  it('whose PDU the port does not take in time was not sent, and its prompt is left', async () => {
    const stuck = session((text) => (text.startsWith('AT') ? '> ' : undefined));
    stuck.hold((text) => text === PDU);
    const answer = stuck.at.submit(20, PDU);
    await pass(stuck.clock, 121_000, 1000);
    expect(await answer).toEqual({ kind: 'not_sent', code: 'NO_PROMPT' });
    stuck.release();
    await pass(stuck.clock, 250);
    expect(stuck.written).toEqual(['AT+CMGS=20\r', PDU, '\x1b']);
  });

  it('refused before its Ctrl-Z is a definite refusal, whatever the code', async () => {
    const early = session((text) =>
      text.startsWith('AT') ? '> ' : text === PDU ? '\r\n+CMS ERROR: 500\r\n' : undefined,
    );
    early.hold((text) => text === PDU);
    expect(await early.at.submit(20, PDU)).toEqual({ kind: 'refused', code: 'CMS:500' });
    expect(early.written).not.toContain('\x1a');
  });
});
