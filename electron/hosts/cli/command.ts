import type { ParseArgsOptionsConfig } from 'node:util';
import type { Io } from './io.ts';
import type { Texts } from './texts/zh.ts';

/** 0 done · 1 failed or refused · 2 the command line itself is wrong */
export type ExitCode = 0 | 1 | 2;

export interface Args {
  positionals: string[];
  text(name: string): string | undefined;
  texts(name: string): string[];
  flag(name: string): boolean;
  /** a whole number within limits; anything else is a usage error */
  int(name: string, min: number, max: number): number | undefined;
}

export interface Context {
  io: Io;
  t: Texts;
  json: boolean;
  /** null = the usual place */
  dataFolder: string | null;
  args: Args;
}

export interface Command {
  options: ParseArgsOptionsConfig;
  /** how many words it takes besides options; none when absent */
  words?: number;
  run(context: Context): Promise<ExitCode>;
}

/** The command line cannot be understood: exit code 2 and a pointer to `--help`. */
export class UsageError extends Error {}

/** Refused or failed with a sentence of its own: exit code 1. */
export class Refusal extends Error {}
