import type { Carrier } from '../../../../shared/contract/contacts.ts';
import { type NumberVerdict, parseNumber } from '../../../../shared/domain/phone.ts';
import type { Command } from '../command.ts';
import { lineBatches, write } from '../io.ts';

/** Spelled as the numbering plan does and never translated: the output is read by programs. */
const CARRIER_NAMES: Record<Carrier, string | null> = {
  mobile: '中国移动',
  unicom: '中国联通',
  telecom: '中国电信',
  broadnet: '中国广电',
  virtual: null,
  unknown: null,
};

const carrierName = ({ carrier, kind }: NumberVerdict): string | null =>
  kind === 'emergency' ? '工信部应急通信' : CARRIER_NAMES[carrier];

/** Says of each line of stdin what number it is; opens no data folder. */
export const command: Command = {
  options: {},
  async run({ io }) {
    for await (const lines of lineBatches(io.stdin)) {
      let out = '';
      for (const line of lines) {
        const judged = parseNumber(line);
        const { number, verdict, reason, kind } = judged;
        const row = { input: line, number, verdict, reason, carrier: carrierName(judged), kind: kind || null };
        out += `${JSON.stringify(row)}\n`;
      }
      await write(io.stdout, out);
    }
    return 0;
  },
};
