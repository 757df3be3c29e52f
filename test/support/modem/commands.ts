import type { Ledger } from './ledger.ts';
import type { Network } from './network.ts';
import type { Quirks, Settings } from './settings.ts';
import type { Sim } from './sim.ts';
import type { Memory } from './storage.ts';

/** What an answer consists of: lines before the final one, and that. */
export interface Reply {
  lines: string[];
  final: string;
}

/** A command that asks for a text after a prompt. */
export interface Ask {
  /** answers the text that was typed up to Ctrl-Z; `work: false` = pretend only */
  end(text: string, work: boolean): Reply;
}

export interface ModemContext {
  settings: () => Settings;
  resetSettings(): void;
  quirks: Quirks;
  sim: () => Sim;
  memory: (name: string) => Memory;
  network: Network;
  ledger: Ledger;
}

/** Answers what stands behind the name: `args` is what follows `=`. */
export type Handler = (args: string, modem: ModemContext) => Reply | Ask;

export const ok = (...lines: string[]): Reply => ({ lines, final: 'OK' });
export const fail = (final: string): Reply => ({ lines: [], final });

export const numbers = (args: string): number[] =>
  args.split(',').map((one) => (one.trim() === '' ? Number.NaN : Number(one)));
export const strings = (args: string): string[] => args.split(',').map((one) => one.trim().replaceAll('"', ''));

/** The CME error of a SIM that cannot be asked, or null. */
export function simTrouble({ state }: Sim): string | null {
  if (state === 'ABSENT') return '+CME ERROR: 10';
  if (state === 'SIM PIN') return '+CME ERROR: 11';
  if (state === 'SIM PUK') return '+CME ERROR: 12';
  return state === 'BLOCKED' ? '+CME ERROR: 13' : null;
}

/** The same as a CMS error, for the commands of TS 27.005. */
export function smsTrouble(sim: Sim): string | null {
  const codes = { READY: null, ABSENT: 310, 'SIM PIN': 311, 'SIM PUK': 316, BLOCKED: 313 } as const;
  const code = codes[sim.state];
  return code === null ? null : `+CMS ERROR: ${code}`;
}
