import fc from 'fast-check';
import splitSms from 'split-sms';
import { describe, expect, it } from 'vitest';
import { decodePdu, type SubmitPdu } from '../../shared/domain/sms/decode.ts';
import { toHex } from '../../shared/domain/sms/octets.ts';
import { PduError } from '../../shared/domain/sms/pdu-error.ts';
import { packSeptets } from '../../shared/domain/sms/septets.ts';
import { encodeSubmit } from '../../shared/domain/sms/submit.ts';
import { decodeValidity, encodeValidity } from '../../shared/domain/sms/validity.ts';
import { readSubmit, writeDelivers } from '../support/modem/tpdu.ts';
import { smsVectors } from '../support/sms-vectors.ts';
import { thorough } from '../support/thorough.ts';

const GSM =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const gsm = fc.constantFrom(...GSM);
const extended = fc.constantFrom(...'\f^{}\\[~]|€');
const han = fc.constantFrom(...'尊敬的客户您好，【】！退订回');
const emoji = fc.constantFrom('😀', '👍🏽', '🇨🇳', '❤️', '𠮷', '👨‍👩‍👧');
const texts = fc.oneof(
  fc.string({ unit: gsm, maxLength: 400 }),
  fc.string({ unit: fc.oneof(gsm, extended), maxLength: 400 }),
  fc.string({ unit: fc.oneof(han, gsm), maxLength: 300 }),
  fc.string({ unit: fc.oneof(han, emoji), maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
);
const numbers = fc
  .tuple(fc.constantFrom('', '+'), fc.stringMatching(/^[0-9]{3,20}$/))
  .map(([plus, digits]) => plus + digits);
const options = fc.record({
  number: numbers,
  text: texts,
  statusReport: fc.constantFrom(true, false, null),
  validityMinutes: fc.option(fc.integer({ min: 1, max: 700_000 })),
  messageReference: fc.option(fc.nat(255)),
  concatRef: fc.option(fc.nat(255)),
  concatRefBits: fc.constantFrom<8 | 16 | null>(8, 16, null),
  smsc: fc.option(numbers),
});

describe('encode, then decode', () => {
  it('gives every text back unchanged, and as many parts of the same alphabet as an independent counter', () => {
    fc.assert(
      fc.property(options, (given) => {
        const { encoding, pdus, cmgsLengths } = encodeSubmit(given);
        const read = pdus.map((pdu) => decodePdu(pdu) as SubmitPdu);
        expect(read.map(({ text }) => text).join('')).toBe(given.text);
        for (const [i, pdu] of read.entries()) {
          expect([pdu.type, pdu.address, pdu.smsc]).toEqual(['SMS-SUBMIT', given.number, given.smsc]);
          expect(pdu.messageReference).toBe(given.messageReference ?? 0);
          expect(pdu.statusReport).toBe(given.statusReport ?? false);
          const octets = (pdus[i] as string).length / 2;
          const smsc = 1 + Number.parseInt((pdus[i] as string).slice(0, 2), 16);
          expect(cmgsLengths[i]).toBe(octets - smsc);
          // TP-UD holds 140 octets at most
          const front =
            4 + Math.ceil(given.number.replace('+', '').length / 2) + 2 + (given.validityMinutes ? 1 : 0) + 1;
          expect(octets - smsc - front).toBeLessThanOrEqual(140);
        }
        // the emulated network reads it with code of its own
        expect(pdus.map((pdu) => readSubmit(pdu)?.text).join('')).toBe(given.text);
        expect(pdus.map((pdu) => readSubmit(pdu)?.to)).toEqual(pdus.map(() => given.number));
        const wide = given.concatRefBits === 16 && pdus.length > 1;
        if (wide || !given.text.isWellFormed()) return;
        const counted = splitSms.split(given.text);
        expect([encoding, pdus.length]).toEqual([
          counted.characterSet === 'GSM' ? 'GSM7' : 'UCS2',
          counted.parts.length,
        ]);
        expect(read.map(({ text }) => text)).toEqual(counted.parts.map(({ content }) => content));
      }),
      { numRuns: thorough(10_000, 50_000), seed: 1 },
    );
  }, 120_000);

  it('reads what the emulated network writes', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.oneof(han, gsm), minLength: 1, maxLength: 200 }), numbers, (text, number) => {
        const read = writeDelivers(number, text, '+8613800100500', 1_717_200_550_000, 66).map(decodePdu);
        expect(read.map((pdu) => (pdu.type === 'SMS-DELIVER' ? pdu.text : null)).join('')).toBe(text);
        expect(read[0]).toMatchObject({ address: number, scts: '2024-06-01T08:09:10+08:00' });
      }),
    );
  });

  it('says a period that is as long as asked for, and the next shorter one would not be', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 635_040 }), (minutes) => {
        const octet = encodeValidity(minutes);
        expect(decodeValidity(octet)).toBeGreaterThanOrEqual(minutes);
        if (octet > 0) expect(decodeValidity(octet - 1)).toBeLessThan(minutes);
      }),
    );
  });
});

describe('what cannot be sent', () => {
  it.each([
    ['number', { number: '' }, 'BAD_VALUE'],
    ['number', { number: '138-0013-8000' }, 'BAD_VALUE'],
    ['number', { number: '１３８００１３８０００' }, 'BAD_VALUE'],
    ['number', { number: '1'.repeat(21) }, 'BAD_LENGTH'],
    ['smsc', { smsc: '+' }, 'BAD_VALUE'],
    ['validityMinutes', { validityMinutes: 0 }, 'BAD_VALUE'],
    ['validityMinutes', { validityMinutes: 1.5 }, 'BAD_VALUE'],
    ['messageReference', { messageReference: 256 }, 'BAD_VALUE'],
    ['concatRef', { concatRef: 256 }, 'BAD_VALUE'],
    ['concatRef', { concatRef: 65_536, concatRefBits: 16 as const }, 'BAD_VALUE'],
    ['text', { text: '好'.repeat(67 * 255 + 1) }, 'BAD_LENGTH'],
  ])('%s is refused by name: %o', (field, given, code) => {
    const wrong = () => encodeSubmit({ number: '13800138000', text: '好', ...given });
    expect(wrong).toThrow(expect.objectContaining({ name: 'PduError', code, field, offset: null }));
  });
});

describe('what cannot be read', () => {
  it.each([
    ['', 'TRUNCATED', 'smsc', 0],
    ['0', 'NOT_HEX', 'pdu', 0],
    ['0004zz', 'NOT_HEX', 'pdu', 2],
    ['FF', 'BAD_LENGTH', 'smsc', 0],
    ['0891683108', 'TRUNCATED', 'smsc', 2],
    ['0004', 'TRUNCATED', 'TP-OA', 2],
    ['0004FF81', 'BAD_LENGTH', 'TP-OA', 2],
    ['00040B8131081083', 'TRUNCATED', 'TP-OA', 4],
    ['00040B813108108300F0', 'TRUNCATED', 'TP-PID', 10],
    ['00040B813108108300F00000', 'TRUNCATED', 'TP-SCTS', 12],
    ['00040B813108108300F0000042311080900123', 'BAD_VALUE', 'TP-SCTS', 12],
    ['00040B813108108300F00000426010809001F3', 'BAD_VALUE', 'TP-SCTS', 12],
    ['00040B813108108300F0000042601080900123', 'TRUNCATED', 'TP-UDL', 19],
    ['00040B813108108300F000004260108090012305C8', 'TRUNCATED', 'TP-UD', 20],
    ['00440B813108108300F00008426010809001230205', 'TRUNCATED', 'TP-UD', 20],
    ['00440B813108108300F0000842601080900123020500', 'BAD_LENGTH', 'TP-UDHL', 20],
    ['00440B813108108300F000084260108090012304030003AA', 'BAD_LENGTH', 'TP-UDH', 21],
    ['00060B', 'TRUNCATED', 'TP-RA', 3],
  ])('%s: %s in %s at octet %i', (pdu, code, field, offset) => {
    expect(() => decodePdu(pdu)).toThrow(expect.objectContaining({ name: 'PduError', code, field, offset }));
  });

  it('throws nothing but PduError, whatever the octets, and on whole PDUs cut or changed anywhere', () => {
    const only = (pdu: string): void => {
      try {
        decodePdu(pdu);
      } catch (error) {
        expect(error).toBeInstanceOf(PduError);
        expect((error as PduError).field).not.toBe('');
      }
    };
    const good = ['deliver', 'status-report'].flatMap((name) =>
      smsVectors<{ pdu: string }>(name).map(({ pdu }) => pdu),
    );
    for (const pdu of good) for (let at = 0; at < pdu.length; at++) only(pdu.slice(0, at));
    const octets = fc.uint8Array({ maxLength: 180 });
    const damaged = fc.tuple(fc.constantFrom(...good), fc.nat(), fc.nat(255)).map(([pdu, where, value]) => {
      const at = (where % (pdu.length / 2)) * 2;
      return pdu.slice(0, at) + toHex([value]) + pdu.slice(at + 2);
    });
    fc.assert(fc.property(fc.oneof(octets.map(toHex), damaged, fc.string()), only), {
      numRuns: thorough(5_000, 50_000),
    });
  });
});

/** An SMS-DELIVER around user data; `septets` are packed behind the header, `hex` follows it as it is. */
function deliver(header: string, body: { septets: number[] } | { hex: string }, dcs: string): string {
  const first = header === '' ? '04' : '44';
  const headerOctets = header.length / 2;
  const headerSeptets = Math.ceil((headerOctets * 8) / 7);
  const [length, data] =
    'hex' in body
      ? [headerOctets + body.hex.length / 2, body.hex]
      : [headerSeptets + body.septets.length, toHex(packSeptets(body.septets, headerSeptets * 7 - headerOctets * 8))];
  return `00${first}0B813108108300F000${dcs}42601080900123${toHex([length])}${header}${data}`;
}

describe('what is read though it is odd', () => {
  it('keeps ports and unknown elements, and the text behind them', () => {
    expect(decodePdu(deliver('0A05040B8423F07F020102', { hex: '597D' }, '08'))).toMatchObject({
      text: '好',
      header: { ports: { destination: 2948, source: 9200 }, unknown: [{ id: 0x7f, data: Uint8Array.of(1, 2) }] },
    });
  });

  it('ignores a part that cannot be, and takes the last of two', () => {
    const beyond = decodePdu(deliver('050003420203', { hex: '597D' }, '08'));
    expect(beyond).toMatchObject({ text: '好', header: { concat: undefined } });
    expect(decodePdu(deliver('0A00034202010003430202', { hex: '597D' }, '08'))).toMatchObject({
      header: { concat: { ref: 0x43, total: 2, seq: 2, bits: 8 } },
    });
  });

  it('shows the plain letter where the extension table has none, and a blank for a lonely escape', () => {
    const septets = [0x1b, 0x61, 0x1b, 0x1b, 0x62, 0x1b];
    expect(decodePdu(deliver('', { septets }, '00'))).toMatchObject({ text: 'a b ' });
  });

  it('leaves out half a character at the end, and ignores what a modem padded', () => {
    expect(decodePdu(deliver('', { hex: '597D8B' }, '08'))).toMatchObject({ text: '好' });
    expect(decodePdu(`${deliver('', { hex: '597D' }, '08')}FFFF`)).toMatchObject({ text: '好' });
  });

  it('gives 8-bit data and compressed text as octets', () => {
    expect(decodePdu(deliver('', { hex: '00FF' }, 'F5'))).toMatchObject({
      alphabet: '8BIT',
      data: Uint8Array.of(0, 255),
    });
    expect(decodePdu(deliver('', { hex: '00FF' }, '20'))).toMatchObject({ alphabet: '8BIT', text: null });
  });

  it('reads a time the network left empty as none', () => {
    expect(decodePdu('00040B813108108300F0000000000000000000025422')).toMatchObject({ scts: null });
  });

  it('reads the national tables, each with a letter of its script, whichever way the element is numbered', () => {
    const scripts = [
      'Bengali',
      'Gujarati',
      'Devanagari',
      'Kannada',
      'Malayalam',
      'Oriya',
      'Gurmukhi',
      'Tamil',
      'Telugu',
    ];
    for (const [i, script] of [...scripts, 'Arabic'].entries()) {
      const id = toHex([i + 4]);
      const locked = decodePdu(deliver(`032501${id}`, { septets: [0x15, 0x61, 0x31] }, '00'));
      expect(locked).toMatchObject({ text: expect.stringMatching(new RegExp(`^\\p{Script=${script}}a1$`, 'u')) });
      const shifted = decodePdu(deliver(`032401${id}`, { septets: [0x1b, 0x1e, 0x61, 0x1b, 0x41, 0x1b, 0x65] }, '00'));
      expect(shifted).toMatchObject({ text: expect.stringMatching(/^\p{Nd}aA€$/u) });
    }
    expect(decodePdu(deliver('03240101', { septets: [0x1b, 0x53, 0x1b, 0x69] }, '00'))).toMatchObject({ text: 'Şı' });
    expect(decodePdu(deliver('03180101', { septets: [0x1b, 0x53, 0x1b, 0x69] }, '00'))).toMatchObject({ text: 'Şı' });
    expect(decodePdu(deliver('03250103', { septets: [0x05, 0x12, 0x5b] }, '00'))).toMatchObject({ text: 'éªÃ' });
    expect(decodePdu(deliver('03240102', { septets: [0x1b, 0x61, 0x1b, 0x09] }, '00'))).toMatchObject({ text: 'áç' });
    // a language nobody knows changes nothing
    expect(decodePdu(deliver('032501EE', { septets: [0x41] }, '00'))).toMatchObject({ text: 'A' });
  });
});
