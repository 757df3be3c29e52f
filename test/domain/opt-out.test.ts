import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { classifyReply, type ReplyKind } from '../../shared/domain/opt-out.ts';

const corpus = (name: string): string[] =>
  readFileSync(new URL(`./opt-out/${name}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '');

describe('replies as people write them', () => {
  it.each<[string, ReplyKind]>([
    ['opt-out', 'opt_out'],
    ['look-alike', 'look_alike'],
    ['other', 'other'],
  ])('%s', (name, kind) => {
    const lines = corpus(name);
    expect(lines.length).toBeGreaterThanOrEqual(150);
    expect(new Set(lines).size).toBe(lines.length);
    expect(lines.filter((line) => classifyReply(line) !== kind)).toEqual([]);
  });

  it('decides about anything at once, however it is repeated', () => {
    const words = ['谢', '再发', '不要再发', '我要', '给我', '你们的', '回复', '请', 't', 'td', '别再发', '退订'];
    const began = performance.now();
    for (const a of words) for (const b of words) classifyReply(`${`退订${`${a}${b}`.repeat(30)}`.slice(0, 59)}某`);
    for (const a of words) for (const b of words) classifyReply(`${`${`${a}${b}`.repeat(30)}`.slice(0, 59)}某`);
    expect(performance.now() - began).toBeLessThan(500);
  });

  it('counts whatever width, case or decoration the refusal has', () => {
    for (const word of ['r', 't', 'td', 'n', 'stop', '退订', '拒收', '不要再发']) {
      const wide = [...word].map((c) => (/[a-z]/.test(c) ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c)).join('');
      for (const form of [
        word.toUpperCase(),
        wide,
        ` ${word} `,
        `【${word}】`,
        `${word}！！`,
        `😡${word}`,
        `\u200b${word}\u200b`,
      ])
        expect(classifyReply(form), form).toBe('opt_out');
    }
  });
});

describe('what was asked decides about single letters', () => {
  it.each<[string, string, ReplyKind]>([
    ['N', '【诊所】明天上午的预约是否准时到？回复Y/N', 'look_alike'],
    ['n', '【诊所】您明天能来吗', 'look_alike'],
    ['T', '【书店】回复T选周二，回复W选周三', 'look_alike'],
    ['R', '【花店】要红色回复R，要白色回复B', 'look_alike'],
    ['T', '【书店】新书到店，拒收请回复R', 'opt_out'],
    ['N', '【书店】周末来吗？回复N退订', 'opt_out'],
    ['T', '【书店】喜欢吗？退订回T', 'opt_out'],
    ['退订', '【诊所】明天能来吗？', 'opt_out'],
  ])('%s after %s', (text, sent, kind) => {
    expect(classifyReply(text, { sent })).toBe(kind);
  });

  it.each([
    ['QX', 'QX退订'],
    ['回复QX', '回QX退订'],
    ['5', '退订回5'],
    ['ＢＤ', '拒收请回复BD'],
  ])("%s is the channel's own word in %s", (text, optOut) => {
    expect(classifyReply(text)).not.toBe('opt_out');
    expect(classifyReply(text, { optOut })).toBe('opt_out');
  });
});
