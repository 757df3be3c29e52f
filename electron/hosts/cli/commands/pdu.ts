import { decodePdu, type Pdu } from '../../../../shared/domain/sms/decode.ts';
import { toHex } from '../../../../shared/domain/sms/octets.ts';
import { PduError } from '../../../../shared/domain/sms/pdu-error.ts';
import { encodeSubmit, type SubmitOptions } from '../../../../shared/domain/sms/submit.ts';
import type { Command } from '../command.ts';
import { lineBatches, write } from '../io.ts';
import { requireChoice } from '../lookup.ts';
import type { Texts } from '../texts/zh.ts';

const ACTIONS = ['encode', 'decode'] as const;

/** Makes PDUs of messages, or reads PDUs, a line each; opens no data folder. */
export const command: Command = {
  words: 1,
  options: {},
  async run({ io, t, args }) {
    const action = requireChoice(args.positionals[0], 'ACTION', ACTIONS, t);
    let bad = 0;
    for await (const lines of lineBatches(io.stdin)) {
      let out = '';
      for (const line of lines) {
        const result = answered(line, action, t);
        if ('error' in result) bad += 1;
        out += `${JSON.stringify(result)}\n`;
      }
      await write(io.stdout, out);
    }
    if (bad > 0) await write(io.stderr, `${t.badLines(bad)}\n`);
    return bad > 0 ? 1 : 0;
  },
};

function answered(line: string, action: (typeof ACTIONS)[number], t: Texts): object {
  try {
    if (action === 'decode') return fieldsOf(decodePdu(line.trim()));
    const options = parseLine(line);
    if (options === null) return { error: { code: 'BAD_LINE', field: null, offset: null, message: t.badPduLine } };
    const { pdus, cmgsLengths } = encodeSubmit(options);
    return { pdus, cmgsLengths };
  } catch (error) {
    if (!(error instanceof PduError)) throw error;
    const { code, field, offset } = error;
    return { error: { code, field, offset, message: t.pduError(code, field, offset) } };
  }
}

function parseLine(line: string): SubmitOptions | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const given = value as Record<string, unknown>;
  const check = (field: string, type: string, optional = true): void => {
    const there = given[field] ?? null;
    if (there === null ? !optional : typeof there !== type) throw new PduError('BAD_VALUE', field, null);
  };
  check('number', 'string', false);
  check('text', 'string', false);
  check('statusReport', 'boolean');
  check('smsc', 'string');
  for (const field of ['validityMinutes', 'messageReference', 'concatRef', 'concatRefBits']) check(field, 'number');
  return value as SubmitOptions;
}

/** What the PDU says, without what it does not: text or data, parts, ports and unknown elements of its header. */
function fieldsOf(pdu: Pdu): object {
  if (pdu.type === 'SMS-STATUS-REPORT') return pdu;
  const { header, text, data, ...fields } = pdu;
  return {
    ...fields,
    ...(data === null ? { text } : { dataHex: toHex(data) }),
    ...(header?.concat && { concat: header.concat }),
    ...(header?.ports && { ports: header.ports }),
    ...(header &&
      header.unknown.length > 0 && {
        unknownElements: header.unknown.map((element) => ({ id: element.id, dataHex: toHex(element.data) })),
      }),
  };
}
