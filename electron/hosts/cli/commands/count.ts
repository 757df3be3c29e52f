import { composeText } from '../../../../shared/domain/compose-text.ts';
import { count106, countGsm } from '../../../../shared/domain/counting.ts';
import type { Command } from '../command.ts';
import { lineBatches, write } from '../io.ts';

interface Line {
  signature: string;
  body: string;
  optOut: string;
  encoding: '106' | 'gsm';
}

/** Counts texts from stdin, a JSON object a line; opens no data folder. */
export const command: Command = {
  options: {},
  async run({ io, t }) {
    let number = 0;
    let bad = 0;
    for await (const lines of lineBatches(io.stdin)) {
      let out = '';
      for (const line of lines) {
        number += 1;
        const parsed = parseLine(line);
        if (parsed === null) {
          bad += 1;
          out += `${JSON.stringify({ error: 'BAD_LINE', line: number, message: t.badCountLine })}\n`;
        } else out += `${JSON.stringify(counted(parsed))}\n`;
      }
      await write(io.stdout, out);
    }
    if (bad > 0) await write(io.stderr, `${t.badLines(bad)}\n`);
    return bad > 0 ? 1 : 0;
  },
};

function counted(line: Line) {
  const text = composeText(line);
  const { encoding, units, parts, perPart, remaining } = line.encoding === 'gsm' ? countGsm(text) : count106(text);
  return { text, encoding, units, parts, perPart, remaining };
}

function parseLine(line: string): Line | null {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    const { signature = '', body, optOut = '', encoding = '106' } = value as Record<string, unknown>;
    if (typeof signature !== 'string' || typeof body !== 'string' || typeof optOut !== 'string') return null;
    return encoding === '106' || encoding === 'gsm' ? { signature, body, optOut, encoding } : null;
  } catch {
    return null;
  }
}
