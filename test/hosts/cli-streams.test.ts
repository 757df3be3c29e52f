import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonLines, runCli } from '../support/run-cli.ts';
import vectors from '../vectors/cn-numbers.json' with { type: 'json' };

const lines = (...values: unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('');

describe('count', () => {
  it('counts the whole text a phone shows, brackets and opt-out included', async () => {
    const { code, stdout } = await runCli(['count'], {
      stdin: lines({ signature: '飞笺', body: '您好', optOut: '退订回T', encoding: '106' }),
    });
    expect(code).toBe(0);
    expect(jsonLines(stdout)).toEqual([
      { text: '【飞笺】您好退订回T', encoding: '106', units: 10, parts: 1, perPart: [10], remaining: 60 },
    ]);
  });

  it('bills 70 characters as one part and 71 as two of 67', async () => {
    const { stdout } = await runCli(['count'], {
      stdin: lines({ body: '字'.repeat(70) }, { body: '字'.repeat(71) }, { body: '字'.repeat(134) }),
    });
    expect(jsonLines(stdout)).toMatchObject([
      { parts: 1, perPart: [70], remaining: 0 },
      { parts: 2, perPart: [67, 4], remaining: 63 },
      { parts: 2, perPart: [67, 67], remaining: 0 },
    ]);
  });

  it('takes the modem alphabet from the text, and an empty text as one part there and none on 106', async () => {
    const { stdout } = await runCli(['count'], {
      stdin: lines(
        { body: 'price: 5€', encoding: 'gsm' },
        { body: '价格', encoding: 'gsm' },
        { body: '', encoding: 'gsm' },
        { body: '' },
      ),
    });
    expect(jsonLines(stdout)).toMatchObject([
      { encoding: 'GSM7', units: 10, parts: 1, remaining: 150 },
      { encoding: 'UCS2', units: 2, parts: 1, remaining: 68 },
      { encoding: 'GSM7', units: 0, parts: 1 },
      { encoding: '106', units: 0, parts: 0 },
    ]);
  });

  it('marks lines it cannot read in their place, counts the rest and exits with 1', async () => {
    const bad = ['{', '[]', 'null', '{"body":5}', '{"body":"a","encoding":"utf8"}', ''];
    const { code, stdout, stderr } = await runCli(['count'], { stdin: `${bad.join('\n')}\n${lines({ body: '好' })}` });
    expect(code).toBe(1);
    const rows = jsonLines(stdout);
    expect(rows.slice(0, 6).map(({ error, line }) => [error, line])).toEqual(bad.map((_, at) => ['BAD_LINE', at + 1]));
    expect(rows[6]).toMatchObject({ text: '好', parts: 1 });
    expect(stderr).toContain('6');
  });

  it('counts a hundred thousand lines within seconds, without the line feed at the end and with CRLF', async () => {
    const stdin = lines({ body: '您好'.repeat(40) }).trimEnd();
    const began = performance.now();
    const { code, stdout } = await runCli(['count'], { stdin: Array(100_000).fill(stdin).join('\r\n') });
    expect(code).toBe(0);
    expect(jsonLines(stdout)).toHaveLength(100_000);
    expect(performance.now() - began).toBeLessThan(8000);
  });
});

describe('numbers', () => {
  it('says of each line what it is, in order', async () => {
    const { code, stdout } = await runCli(['numbers'], {
      stdin: '\ufeff13800138000\r\n+86 138-0013-8000\n\n1.38E+10\n010-62345678\n',
    });
    expect(code).toBe(0);
    expect(jsonLines(stdout)).toMatchObject([
      { input: '13800138000', number: '13800138000', verdict: 'ok', carrier: '中国移动', kind: 'base' },
      { input: '+86 138-0013-8000', number: '13800138000', verdict: 'ok' },
      { input: '', number: null, verdict: 'invalid', reason: 'empty', carrier: null, kind: null },
      { input: '1.38E+10', number: null, verdict: 'invalid', reason: 'excel_rounded' },
      { input: '010-62345678', number: null, reason: 'landline' },
    ]);
  });
});

describe('numbers against the vectors', () => {
  it('gives verdict, carrier and kind word for word', async () => {
    const { code, stdout } = await runCli(['numbers'], {
      stdin: vectors.vectors.map(({ input }) => `${input}\n`).join(''),
    });
    expect(code).toBe(0);
    const said = jsonLines(stdout).map(({ input, verdict, carrier, kind }) => ({ input, verdict, carrier, kind }));
    const wanted = vectors.vectors.map(({ input, suggest }) => {
      const { verdict, carrier, kind } = suggest;
      return { input, verdict, carrier: carrier ?? null, kind: kind ?? null };
    });
    expect(said).toEqual(wanted);
  });
});

describe('the command line itself', () => {
  it('explains itself in general and command by command', async () => {
    const general = await runCli(['--help']);
    expect([general.code, general.stderr]).toEqual([0, '']);
    for (const name of [
      'count',
      'numbers',
      'import',
      'contacts',
      'channels',
      'send',
      'campaigns',
      'campaign',
      'messages',
      'resolve',
    ]) {
      expect(general.stdout).toContain(`  ${name} `);
      const own = await runCli([name, '--help']);
      expect([own.code, own.stdout.startsWith(name)]).toEqual([0, true]);
    }
  });

  it('exits with 2 and a way to the help when it is not understood', async () => {
    const wrong = [
      [],
      ['nonsense'],
      ['count', '--nope'],
      ['send'],
      ['contacts', '--limit', '0'],
      ['resolve', '5'],
      ['campaign', 'x'],
    ];
    for (const args of wrong) {
      const { code, stdout, stderr } = await runCli(args);
      expect([args, code, stdout]).toEqual([args, 2, '']);
      expect(stderr).toContain('--help');
    }
  });

  it('speaks English where the environment or --lang says so', async () => {
    expect((await runCli(['nonsense'], { env: { LANG: 'en_US.UTF-8' } })).stderr).toContain('no command');
    expect((await runCli(['--lang', 'en', '--help'])).stdout).toContain('Exit codes');
    expect((await runCli(['nonsense', '--lang', 'zh'], { env: { LANG: 'en_US.UTF-8' } })).stderr).toContain('没有');
  });

  it('counts and checks without making a data folder', async () => {
    const data = join(mkdtempSync(join(tmpdir(), 'feijian-cli-')), 'data');
    await runCli(['count', '--data', data], { stdin: lines({ body: '好' }) });
    await runCli(['numbers', '--data', data], { stdin: '13800138000\n' });
    expect(existsSync(data)).toBe(false);
  });

  it('ends quietly when the reader of its output has seen enough', async () => {
    const { stderr } = await runCli(['count'], {
      stdin: lines({ body: '好' }).repeat(200_000),
      onStart: (child) => child.stdout?.once('data', () => child.stdout?.destroy()),
    });
    expect(stderr).toBe('');
  });
});
