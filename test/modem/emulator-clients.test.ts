import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, type TestContext } from 'vitest';
import { type Modem, startModem } from '../support/modem/start-modem.ts';

/** Programs that know modems, written by others: what they get along with is no mirror of our own driver. */
const PATIENCE_MS = 120_000;
const LONG = '您好，'.repeat(40);

const there = (program: string): boolean => {
  const found = spawnSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' }).status === 0;
  if (!found) console.warn(`${program} is not installed: the emulator was not tried with it`);
  return found;
};

interface Bench {
  modem: Modem;
  folder: string;
  file(name: string, text: string): string;
  list(name: string): string[];
}

async function bench({ onTestFinished }: TestContext, folders: string[]): Promise<Bench> {
  const modem = await startModem();
  const folder = mkdtempSync(join(tmpdir(), 'clients-'));
  for (const name of folders) mkdirSync(join(folder, name));
  onTestFinished(async () => {
    await modem.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    modem,
    folder,
    file(name, text) {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    },
    list: (name) => readdirSync(join(folder, name)),
  };
}

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.on('close', (code) => resolve(code)));

async function run(program: string, args: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(program, args, { timeout: PATIENCE_MS, env: { ...process.env, LANG: 'C.UTF-8' } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  return { code: await ended(child), output };
}

/** Runs a daemon until `done`, then asks it to end. */
async function daemon(program: string, args: string[], done: () => boolean): Promise<number | null> {
  const child = spawn(program, args, { stdio: 'ignore', timeout: PATIENCE_MS });
  const looking = setInterval(() => done() && child.kill('SIGTERM'), 100);
  try {
    return await ended(child);
  } finally {
    clearInterval(looking);
  }
}

const gammuConfig = ({ modem, folder }: Bench): string =>
  `[gammu]\ndevice=${modem.path}\nconnection=at115200\n[smsd]\nservice=files\nlogfile=${folder}/log\ndebuglevel=0\n` +
  `deliveryreport=log\ncommtimeout=1\ncheckbattery=0\nchecksecurity=0\ninboxpath=${folder}/inbox/\noutboxpath=${folder}/outbox/\n` +
  `sentsmspath=${folder}/sent/\nerrorsmspath=${folder}/error/\ninboxformat=unicode\ntransmitformat=unicode\n`;

const smsdConfig = ({ modem, folder }: Bench): string =>
  `devices = GSM1\n${['outgoing', 'checked', 'incoming', 'sent', 'failed', 'report'].map((name) => `${name} = ${folder}/${name}\n`).join('')}` +
  `logfile = ${folder}/log\ninfofile = ${folder}/info\npidfile = ${folder}/pid\ndelaytime = 1\nautosplit = 3\n\n` +
  `[GSM1]\ndevice = ${modem.path}\nincoming = yes\nreport = yes\ninit = AT+CNMI=2,0,0,2,1\n`;

describe.concurrent('clients of others', () => {
  it.skipIf(!there('gammu'))(
    'gammu names the modem, sends a long text with reports, reads two texts',
    async (context) => {
      const b = await bench(context, []);
      const config = b.file('rc', gammuConfig(b));
      const named = await run('gammu', ['-c', config, 'identify']);
      expect(named).toMatchObject({ code: 0, output: expect.stringContaining('350000000000006') });
      const to = ['sendsms', 'TEXT', '13800138000', '-unicode', '-len', '400', '-report', '-text', LONG];
      expect((await run('gammu', ['-c', config, ...to])).code).toBe(0);
      expect(b.modem.ledger.messages()).toEqual([{ to: '13800138000', text: LONG, parts: 2, total: 2, copies: 1 }]);
      b.modem.control.network.receive('13900139000', '退订');
      b.modem.control.network.receive('+8613900139000', LONG);
      const read = await run('gammu', ['-c', config, 'getallsms']);
      expect(read.code).toBe(0);
      for (const text of ['退订', LONG.slice(0, 67), LONG.slice(67), '3 SMS parts'])
        expect(read.output).toContain(text);
    },
    PATIENCE_MS * 2,
  );

  it.skipIf(!there('gammu-smsd'))(
    'gammu-smsd receives, sends and sees its reports',
    async (context) => {
      const b = await bench(context, ['inbox', 'outbox', 'sent', 'error']);
      const config = b.file('rc', gammuConfig(b));
      b.modem.control.network.receive('13900139000', '退订');
      const text = ['TEXT', '13800138000', '-unicode', '-report', '-len', '300', '-text', LONG];
      expect((await run('gammu-smsd-inject', ['-c', config, ...text])).code).toBe(0);
      const reported = () => b.modem.ledger.reports.filter(({ shown }) => shown).length === 2;
      const done = () => b.list('inbox').length > 0 && b.list('sent').length > 0 && reported();
      expect(await daemon('gammu-smsd', ['-c', config], done)).toBe(0);
      expect(b.modem.ledger.messages()).toEqual([{ to: '13800138000', text: LONG, parts: 2, total: 2, copies: 1 }]);
      const [inbound = ''] = b.list('inbox');
      expect(
        readFileSync(join(b.folder, 'inbox', inbound))
          .swap16()
          .toString('utf16le'),
      ).toContain('退订');
      expect(
        b.modem.control
          .memory('SM')
          .list()
          .filter(([, { pdu }]) => pdu.includes('90008BA2')),
      ).toEqual([]);
    },
    PATIENCE_MS * 2,
  );

  it.skipIf(!there('smsd'))(
    'smsd receives, sends and files its reports',
    async (context) => {
      const b = await bench(context, ['outgoing', 'checked', 'incoming', 'sent', 'failed', 'report']);
      const config = b.file('smsd.conf', smsdConfig(b));
      b.modem.control.network.receive('13900139000', '退订');
      b.file('outgoing/one', `To: 8613800138000\nAlphabet: UTF-8\nReport: yes\n\n${LONG}`);
      const done = () => ['incoming', 'sent'].every((name) => b.list(name).length > 0) && b.list('report').length === 2;
      expect(await daemon('smsd', [`-c${config}`, '-t'], done)).toBe(0);
      expect(b.modem.ledger.messages()).toEqual([{ to: '+8613800138000', text: LONG, parts: 2, total: 2, copies: 1 }]);
      const [inbound = ''] = b.list('incoming');
      const [, body = ''] = readFileSync(join(b.folder, 'incoming', inbound))
        .toString('latin1')
        .split('\n\n');
      expect(Buffer.from(body, 'latin1').swap16().toString('utf16le')).toBe('退订');
      expect(b.list('failed')).toEqual([]);
    },
    PATIENCE_MS * 2,
  );
});
