import { describe, expect, it } from 'vitest';
import { parseStartOptions } from '../../electron/hosts/start-options.ts';
import { explainStart, startTexts } from '../../electron/hosts/start-texts.ts';
import { AppError, type ErrorCode, type ErrorData } from '../../shared/contract/errors.ts';

describe('the options of npm start', () => {
  it('default to whatever host there is, any free port, and a window', () => {
    expect(parseStartOptions([])).toEqual({ host: 'auto', data: undefined, open: true, port: 0, help: false });
  });

  it('are understood in both spellings', () => {
    const wanted = { host: 'browser', data: '/d', open: false, port: 8123, help: false };
    expect(parseStartOptions(['--host', 'browser', '--data', '/d', '--no-open', '--port', '8123'])).toEqual(wanted);
    expect(parseStartOptions(['--host=browser', '--data=/d', '--no-open', '--port=8123'])).toEqual(wanted);
  });

  it.each([['--host=vr'], ['--port=x'], ['--port=70000'], ['--port=-1'], ['--data'], ['--unknown'], ['stray']])(
    'refuse %s',
    (arg) => {
      expect(parseStartOptions([arg])).toBeNull();
    },
  );
});

describe('a start that failed', () => {
  const zh = startTexts({ LANG: 'zh_CN.UTF-8' });
  const en = startTexts({ LANG: 'en_US.UTF-8' });
  const cases: [ErrorCode, ErrorData, string][] = [
    ['DATA_FOLDER_IN_USE', { pid: 4711, host: 'browser', since: 0, dir: '/d' }, '4711'],
    ['DATA_FOLDER_READ_ONLY', { dir: '/ro' }, '/ro'],
    ['DISK_FULL', { dir: '/full' }, '/full'],
    ['DATABASE_NEWER', {}, ''],
    ['DATABASE_DAMAGED', {}, ''],
    ['DATABASE_DAMAGED', { reason: 'KEY_IN_SYSTEM_STORE' }, 'Electron'],
    ['DATABASE_DAMAGED', { reason: 'KEY_MISSING' }, 'feijian.key'],
    ['CONFLICT', {}, 'CONFLICT'],
  ];

  it.each(cases)('by %s says what to do, in Chinese and English', (code, data, part) => {
    const said = [explainStart(new AppError(code, data), zh), explainStart(new AppError(code, data), en)];
    for (const text of said) expect(text).toContain(part);
    expect(said[0]).toMatch(/[一-鿿]/);
    expect(said[1]).not.toMatch(/[一-鿿]/);
  });

  it('speaks Chinese where the terminal says nothing', () => {
    expect(startTexts({})).toBe(zh);
    expect(startTexts({ LANG: 'C' })).toBe(zh);
    expect(startTexts({ LC_ALL: 'en_GB', LANG: 'zh_CN' })).toBe(en);
  });
});
