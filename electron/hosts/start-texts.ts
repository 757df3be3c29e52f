import type { AppError } from '../../shared/contract/errors.ts';

const zh = {
  usage: `飞笺

用法：npm start -- [选项]
  --host electron|browser   窗口程序；不写时有 Electron 就用 Electron
  --data 文件夹             数据放在哪里
  --no-open                 只打印地址，不打开窗口（浏览器窗口）
  --port 端口               固定端口（浏览器窗口；默认随机）
  --help                    显示这段说明`,
  noElectron: '没有找到 Electron 程序，改用浏览器窗口。需要 Electron 时运行：npx install-electron',
  electronMissing: '没有找到 Electron 程序。先运行：npx install-electron，或者用 npm start -- --host browser',
  building: '正在生成界面…',
  address: (url: string) => `飞笺已启动：${url}\n（地址 60 秒内有效，只能用一次）`,
  opened: '飞笺窗口已打开。关闭窗口后发送继续进行；按 Ctrl+C 退出。',
  again: '按回车再打开一个窗口。',
  noBrowser: '没有找到 Chrome、Chromium 或 Edge，请在浏览器里打开下面的地址。',
  browserFailed: '浏览器没能启动，请打开下面的地址。',
  stopping: '正在退出…',
  otherOpened: (pid: number) => `飞笺已经在运行（进程 ${pid}），它打开了一个窗口。`,
  inUse: (pid: string, host: string, since: string) =>
    `这个数据文件夹正由另一个飞笺使用（进程 ${pid}，${host}，${since} 起）。先退出它，或者用 --data 指定别的文件夹。`,
  readOnly: (dir: string) => `数据文件夹不能写入：${dir}。请检查权限，或者用 --data 指定别的文件夹。`,
  diskFull: (dir: string) => `磁盘已满，飞笺没有启动：${dir}。清出空间后再试。`,
  newer: '数据是更新版本的飞笺写的。请安装新版本；数据没有改动。',
  damaged: '数据文件损坏，飞笺没有打开它，也没有改动。请从备份恢复。',
  keyLost: '数据的密钥文件（feijian.key、secrets.key）缺失或对不上。请把原来的文件放回数据文件夹；数据没有改动。',
  sealed:
    '这个数据文件夹的密钥由系统密钥库保护，只有创建它的那个飞笺（Electron 版、同一系统用户）能打开。数据没有改动。',
  portTaken: (port: number) => `端口 ${port} 已被占用，换一个端口或去掉 --port。`,
  failed: (code: string) => `没能启动（${code}）。`,
};

const en: typeof zh = {
  usage: `Feijian

Usage: npm start -- [options]
  --host electron|browser   the window; Electron where it is installed
  --data DIR                where data is kept
  --no-open                 print the address, open nothing (browser window)
  --port N                  fixed port (browser window; default: any)
  --help                    show this`,
  noElectron: 'Electron is not installed; using a browser window. To get Electron run: npx install-electron',
  electronMissing: 'Electron is not installed. Run: npx install-electron, or use npm start -- --host browser',
  building: 'Building the window…',
  address: (url) => `Feijian is running: ${url}\n(the address works once, within 60 seconds)`,
  opened: 'The Feijian window is open. Sending goes on after you close it; press Ctrl+C to quit.',
  again: 'Press Enter to open another window.',
  noBrowser: 'No Chrome, Chromium or Edge found; open this address in a browser.',
  browserFailed: 'The browser did not start; open this address.',
  stopping: 'Stopping…',
  otherOpened: (pid) => `Feijian is already running (process ${pid}); it opened a window.`,
  inUse: (pid, host, since) =>
    `Another Feijian uses this data folder (process ${pid}, ${host}, since ${since}). Quit it, or choose another folder with --data.`,
  readOnly: (dir) => `The data folder cannot be written: ${dir}. Check its permissions, or choose another with --data.`,
  diskFull: (dir) => `The disk is full, Feijian did not start: ${dir}. Free some space and try again.`,
  newer: 'The data was written by a newer Feijian. Install that version; nothing was changed.',
  damaged: 'The data file is damaged. Feijian did not open or change it; restore a backup.',
  keyLost:
    'The key files of the data (feijian.key, secrets.key) are missing or do not fit. Put the original ones back into the data folder; nothing was changed.',
  sealed:
    "The keys of this data folder are kept by the system's key store: open it with the Electron Feijian, as the same system user. Nothing was changed.",
  portTaken: (port) => `Port ${port} is taken; choose another or leave out --port.`,
  failed: (code) => `Could not start (${code}).`,
};

export type StartTexts = typeof zh;

/** The language of the terminal; Chinese unless it says otherwise. */
export const startTexts = (env: Record<string, string | undefined> = process.env): StartTexts => {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^en/i.test(locale) ? en : zh;
};

const at = (ms: unknown) => (typeof ms === 'number' ? new Date(ms).toLocaleString() : '?');

const damaged = (reason: unknown, texts: StartTexts): string => {
  if (reason === 'KEY_IN_SYSTEM_STORE') return texts.sealed;
  return reason === 'KEY_MISSING' || reason === 'KEY_UNREADABLE' ? texts.keyLost : texts.damaged;
};

/** One sentence with the next step for whatever kept the core from starting. */
export const explainStart = (error: AppError, texts: StartTexts): string => {
  const { pid, host, since, dir } = error.data;
  switch (error.code) {
    case 'DATA_FOLDER_IN_USE':
      return texts.inUse(String(pid), String(host), at(since));
    case 'DATA_FOLDER_READ_ONLY':
      return texts.readOnly(String(dir));
    case 'DISK_FULL':
      return texts.diskFull(String(dir ?? ''));
    case 'DATABASE_NEWER':
      return texts.newer;
    case 'DATABASE_DAMAGED':
      return damaged(error.data.reason, texts);
    default:
      return texts.failed(error.code);
  }
};
