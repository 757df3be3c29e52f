import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { type Args, UsageError } from './command.ts';
import type { Texts } from './texts/zh.ts';

export const GLOBAL_OPTIONS: ParseArgsOptionsConfig = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  data: { type: 'string' },
  lang: { type: 'string' },
};

/** Parses a command line strictly: an unknown option or a missing value is a UsageError. */
export function parse(argv: string[], options: ParseArgsOptionsConfig, t: Texts): Args {
  const { values, positionals } = strictly(argv, { ...GLOBAL_OPTIONS, ...options });
  const text = (name: string) => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    positionals,
    text,
    texts: (name) => {
      const value = values[name];
      return Array.isArray(value) ? value.map(String) : [];
    },
    flag: (name) => values[name] === true,
    int: (name, min, max) => {
      const value = text(name);
      if (value === undefined) return undefined;
      const n = Number(value);
      if (!/^\d+$/.test(value) || n < min || n > max) throw new UsageError(t.wholeNumber(`--${name}`, min, max));
      return n;
    },
  };
}

function strictly(args: string[], options: ParseArgsOptionsConfig) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message.split('. ')[0] : String(error));
  }
}
