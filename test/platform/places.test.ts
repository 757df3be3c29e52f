import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlaces } from '../../electron/platform/places.ts';

const byParser = (url: string) => {
  if (!URL.canParse(url)) return null;
  const { origin, protocol, hostname, pathname, search } = new URL(url);
  return { origin, protocol, hostname, path: pathname + search };
};

const ORIGINS = [
  'http://127.0.0.1:8080',
  'https://sms.example.com',
  'https://sms.example.com:443',
  'http://127.1:80',
  'https://SMS.example.com',
  'https://user@sms.example.com',
  'http://[::1]:9',
  'ftp://sms.example.com',
  '',
];
const PIECES = [
  '/',
  '/.',
  '/..',
  '/%2e%2E',
  '/a.b',
  '?',
  '&',
  '=',
  '#',
  '%E6%82%A8',
  '您',
  ' ',
  "'",
  '"',
  '^',
  '\\',
  '\t',
  'x',
  '1',
  '~',
  '+',
  '|',
];

describe('places', () => {
  it('are what URL says, for an origin met before as for a new one', () => {
    const placeOf = createPlaces();
    const piece = fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 3 }));
    fc.assert(
      fc.property(fc.constantFrom(...ORIGINS), fc.array(piece, { maxLength: 6 }), (origin, pieces) => {
        const url = `${origin}${pieces.join('')}`;
        placeOf(`${origin}/`);
        expect(placeOf(url)).toEqual(byParser(url));
      }),
      { numRuns: 3000, examples: [['http://127.0.0.1:8080', ['/', '?']]] },
    );
  });
});
