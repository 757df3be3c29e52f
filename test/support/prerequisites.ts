/** What the tests need of the machine beyond npm packages: found, or installed where that is possible, or named. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const CHROMES = [
  process.env.CHROME_PATH ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

export const findChrome = (): string | null => CHROMES.find((path) => path !== '' && existsSync(path)) ?? null;

/** Flags for a headless browser that talks to nothing but the page under test. */
export const CHROME_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const hasChineseFont = (): boolean => {
  if (process.platform !== 'linux') return true;
  const list = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return list.status === 0 && list.stdout.trim() !== '';
};

const canInstall = (): boolean =>
  process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

function install(packages: string[]): void {
  console.log(`installing ${packages.join(' ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env });
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
}

/** The emulated modem's terminal, and programs of others to try it with; tests say so where they are missing. */
const MODEM_PROGRAMS = { socat: 'socat', gammu: 'gammu', 'gammu-smsd': 'gammu-smsd', smsd: 'smstools' };

function installModemPrograms(): void {
  const there = (program: string) => ['/usr/bin', '/usr/sbin'].some((folder) => existsSync(`${folder}/${program}`));
  const missing = Object.entries(MODEM_PROGRAMS).filter(([program]) => !there(program));
  if (missing.length === 0 || !canInstall()) return;
  try {
    install(missing.map(([, name]) => name));
  } catch {
    console.warn(
      `could not install ${missing.map(([, name]) => name).join(' ')}: the tests that need them will say so`,
    );
  }
}

/** Throws one line that names what is missing and how to get it. */
export function ensurePrerequisites(): void {
  const missing: string[] = [];
  if (findChrome() === null) missing.push('chromium');
  if (!hasChineseFont()) missing.push('fonts-noto-cjk', 'fontconfig');
  // kills the process at a chosen fsync; without it that one test says it proved nothing
  if (process.platform === 'linux' && !existsSync('/usr/bin/strace')) missing.push('strace');
  if (missing.length > 0 && canInstall()) install(missing);
  installModemPrograms();
  if (findChrome() === null) {
    throw new Error(
      'no Chrome, Chromium or Edge found: install one (Debian: apt-get install chromium) or set CHROME_PATH',
    );
  }
  if (!hasChineseFont()) console.warn('no Chinese font found: screenshots will show boxes (Debian: fonts-noto-cjk)');
}
