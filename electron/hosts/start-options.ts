import { parseArgs } from 'node:util';

export interface StartOptions {
  host: 'electron' | 'browser' | 'auto';
  data: string | undefined;
  open: boolean;
  /** 0: any free port */
  port: number;
  help: boolean;
}

/** null: not understood, show the usage. */
export const parseStartOptions = (args: string[]): StartOptions | null => {
  try {
    const { values } = parseArgs({
      args,
      options: {
        host: { type: 'string' },
        data: { type: 'string' },
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const { host = 'auto', data, port = '0', help = false } = values;
    if (host !== 'auto' && host !== 'electron' && host !== 'browser') return null;
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return null;
    return { host, data, open: !values['no-open'], port: Number(port), help };
  } catch {
    return null;
  }
};
