import { parseNumber } from '../../../../shared/domain/phone.ts';
import type { Command } from '../command.ts';
import { lineBatches, write } from '../io.ts';

/** Says of each line of stdin what number it is; opens no data folder. */
export const command: Command = {
  options: {},
  async run({ io }) {
    for await (const lines of lineBatches(io.stdin)) {
      let out = '';
      for (const line of lines) {
        const { number, verdict, reason, carrier, kind } = parseNumber(line);
        out += `${JSON.stringify({ input: line, number, verdict, reason, carrier, kind })}\n`;
      }
      await write(io.stdout, out);
    }
    return 0;
  },
};
