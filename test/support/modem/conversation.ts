import { parseLine } from './command-line.ts';
import { type Ask, fail, type Handler, type ModemContext, ok, type Reply } from './commands.ts';
import type { Fault, Faults } from './faults.ts';
import { GENERAL } from './general-commands.ts';
import { MESSAGES } from './message-commands.ts';
import type { Terminal } from './terminal.ts';

const HANDLERS: Record<string, Handler> = { ...GENERAL, ...MESSAGES };

/** Their fault is taken when the text is there. */
const ASKING = new Set(['+CMGS=', '+CMGW=']);

const asReply = (lines: string[]): Reply => ({ lines: lines.slice(0, -1), final: lines.at(-1) ?? 'ERROR' });

/** Answers command lines one by one and spoils what the faults say. */
export function createConversation(deps: {
  context: ModemContext;
  faults: Faults;
  terminal: () => Terminal;
  plugged: () => boolean;
  unplugAfter: (bytes: number) => void;
  /** a command came; a command is answered */
  onBusy: (busy: boolean) => void;
}) {
  const { context, faults } = deps;
  const { settings, quirks, ledger } = context;

  const shown = (final: string): string => (final.startsWith('+CME') && settings().cmee === 0 ? 'ERROR' : final);

  function answer({ lines, final }: Reply, fault: Fault | null): void {
    const terminal = deps.terminal();
    if (fault?.kind === 'between') terminal.send(terminal.framed(fault.lines));
    if (fault?.kind === 'unplug') deps.unplugAfter(fault.afterBytes);
    const extra = fault?.kind === 'before-final' ? fault.lines : [];
    const framed = terminal.framed([...lines, ...extra, shown(final)]);
    terminal.send(framed);
    if (fault?.kind === 'doubled') terminal.send(framed);
    deps.onBusy(false);
  }

  function finish(reply: Reply, fault: Fault | null): void {
    if (fault?.kind === 'silence') {
      deps.onBusy(false);
      return;
    }
    const wait = quirks.latencyMs + (fault?.kind === 'late' ? fault.ms : 0);
    if (wait === 0) answer(reply, fault);
    else setTimeout(() => deps.plugged() && answer(reply, fault), wait).unref();
  }

  function endAsk(name: string, { end }: Ask, text: string): void {
    const fault = faults.take(name);
    if (fault?.kind === 'answer') {
      ledger.refused.push({ pdu: text.trim(), answer: fault.lines.at(-1) ?? '' });
      finish(asReply(fault.lines), null);
      return;
    }
    const idle = fault !== null && 'accepted' in fault && fault.accepted === false;
    finish(end(text, !idle), fault);
  }

  function ask(name: string, asked: Ask): void {
    const fault = faults.take(`${name}>`);
    const terminal = deps.terminal();
    const typed = (text: string | null) => (text === null ? finish(ok(), null) : endAsk(name, asked, text));
    if (fault?.kind === 'answer') finish(asReply(fault.lines), null);
    else if (fault?.kind === 'silence') terminal.silentPrompt(typed);
    else if (fault?.kind === 'late') setTimeout(() => deps.plugged() && terminal.prompt(typed), fault.ms).unref();
    else {
      if (fault?.kind === 'between') terminal.send(terminal.framed(fault.lines));
      if (fault?.kind === 'unplug') deps.unplugAfter(fault.afterBytes);
      terminal.prompt(typed);
    }
  }

  function basic(name: string): Reply {
    if (/^E[01]?$/.test(name)) settings().echo = name === 'E1';
    else if (/^(Z\d*|&F\d*)$/.test(name)) context.resetSettings();
    else if (!/^(S\d+|&?[A-Z]\d*)/.test(name)) return fail('ERROR');
    return ok();
  }

  function work(name: string, args: string): Reply | Ask {
    const refusal = quirks.refuse[name] ?? quirks.refuse[name.replace(/=$/, '')];
    if (refusal !== undefined) return fail(refusal);
    if (Object.hasOwn(HANDLERS, name)) return (HANDLERS[name] as Handler)(args, context);
    return /^[+^$*%]/.test(name) ? fail('ERROR') : basic(name);
  }

  return function onCommand(line: string): void {
    const parsed = parseLine(line);
    if (parsed === null) return;
    ledger.commands.push(line.trim());
    deps.onBusy(true);
    const lines: string[] = [];
    let fault = parsed.length === 0 ? faults.take('AT') : null;
    let final = 'OK';
    for (const { name, args } of parsed) {
      const place = name.replace(/=$/, '');
      fault = ASKING.has(name) ? null : faults.take(place);
      const given = fault?.kind === 'answer' ? asReply(fault.lines) : work(name, args);
      if ('end' in given) {
        ask(place, given);
        return;
      }
      lines.push(...given.lines);
      final = given.final;
      if (fault !== null || final !== 'OK') break;
    }
    finish(fault?.kind === 'answer' && parsed.length === 0 ? asReply(fault.lines) : { lines, final }, fault);
  };
}
