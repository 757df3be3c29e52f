import fc from 'fast-check';
import { expect, test } from 'vitest';
import { previewMarks } from '../../../renderer/features/composer/preview-marks.ts';
import { count106 } from '../../../shared/domain/counting.ts';

const marksOf = (signature: string, body: string, optOut: string) =>
  previewMarks(
    [
      { text: signature, origin: 'signature' },
      { text: body, origin: 'body' },
      { text: optOut, origin: 'optOut' },
    ],
    count106(signature + body + optOut).perPart,
  );

test('shows every character once and in order, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string({ maxLength: 8 }), (body, optOut) => {
      const shown = marksOf('【安心口腔】', body, optOut).map((mark) => (mark.kind === 'text' ? mark.text : ''));
      expect(shown.join('')).toBe(`【安心口腔】${body}${optOut}`);
    }),
  );
});

test('draws one boundary for each 条 after the first, where it is billed', () => {
  const boundaries = marksOf('', '字'.repeat(150), '').filter((mark) => mark.kind === 'boundary');
  expect(boundaries).toEqual([
    { kind: 'boundary', part: 2, at: 67 },
    { kind: 'boundary', part: 3, at: 134 },
  ]);
  expect(marksOf('', '字'.repeat(70), '').some((mark) => mark.kind === 'boundary')).toBe(false);
});

test('never tears an emoji apart at a boundary, and marks it', () => {
  const marks = marksOf('', `${'字'.repeat(66)}😀${'字'.repeat(10)}`, '');
  expect(marks.find((mark) => mark.kind === 'text' && mark.emoji)).toMatchObject({ text: '😀' });
  expect(marks.filter((mark) => mark.kind === 'boundary')).toHaveLength(1);
});
