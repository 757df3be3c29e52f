import { describe, expect, it } from 'vitest';
import { jsonLines, runCliHere } from '../support/run-cli.ts';
import { smsVectors } from '../support/sms-vectors.ts';

interface SubmitVector {
  number: string;
  text: string;
  options: Record<string, unknown>;
  pdus: string[];
  cmgsLengths: number[];
}

const lines = (values: unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('');

describe('pdu encode', () => {
  it('answers each message of the vectors with its PDUs and the lengths for AT+CMGS', async () => {
    const cases = smsVectors<SubmitVector>('submit');
    const stdin = lines(cases.map(({ number, text, options }) => ({ number, text, ...options })));
    const { code, stdout } = await runCliHere(['pdu', 'encode', '--json'], { stdin });
    expect(code).toBe(0);
    expect(jsonLines(stdout)).toEqual(cases.map(({ pdus, cmgsLengths }) => ({ pdus, cmgsLengths })));
  });

  it('takes what is left out as null', async () => {
    const stdin = lines([{ number: '13800138000', text: 'Hello' }]);
    const { stdout } = await runCliHere(['pdu', 'encode', '--json'], { stdin });
    expect(jsonLines(stdout)).toEqual([{ pdus: ['0001000B813108108300F0000005C8329BFD06'], cmgsLengths: [18] }]);
  });

  it('says in place what is wrong with a line, does the others and exits with 1', async () => {
    const good = { number: '13800138000', text: 'a' };
    const stdin = `{\n[]\n${lines([{ ...good, text: 5 }, { ...good, number: 'x' }, { ...good, concatRefBits: 12 }, good])}`;
    const { code, stdout, stderr } = await runCliHere(['pdu', 'encode', '--json', '--lang', 'en'], { stdin });
    expect(code).toBe(1);
    expect(stderr).toContain('5');
    const at = (code: string, field: string | null) => ({
      error: { code, field, offset: null, message: expect.any(String) },
    });
    expect(jsonLines(stdout)).toEqual([
      at('BAD_LINE', null),
      at('BAD_LINE', null),
      at('BAD_VALUE', 'text'),
      at('BAD_VALUE', 'number'),
      at('BAD_VALUE', 'concatRefBits'),
      { pdus: [expect.any(String)], cmgsLengths: [14] },
    ]);
  });
});

describe('pdu decode', () => {
  it('answers each PDU of the vectors with their fields', async () => {
    const cases = ['deliver', 'status-report'].flatMap((name) =>
      smsVectors<{ pdu: string; expect: Record<string, unknown> }>(name),
    );
    const stdin = cases.map(({ pdu }) => `${pdu}\n`).join('');
    const { code, stdout } = await runCliHere(['pdu', 'decode', '--json'], { stdin });
    expect(code).toBe(0);
    expect(jsonLines(stdout)).toEqual(cases.map((one) => one.expect));
  });

  it('names octet and field of what it cannot read', async () => {
    const { code, stdout } = await runCliHere(['pdu', 'decode', '--json'], { stdin: '0004FF81\r\n' });
    expect(code).toBe(1);
    expect(jsonLines(stdout)).toEqual([
      { error: { code: 'BAD_LENGTH', field: 'TP-OA', offset: 2, message: expect.stringContaining('TP-OA') } },
    ]);
  });

  it('wants to be told which of the two', async () => {
    expect((await runCliHere(['pdu'])).code).toBe(2);
    expect((await runCliHere(['pdu', 'print'])).code).toBe(2);
    expect((await runCliHere(['pdu', 'encode', 'twice'])).code).toBe(2);
    expect((await runCliHere(['pdu', '--help'])).stdout).toContain('AT+CMGS');
  });
});
