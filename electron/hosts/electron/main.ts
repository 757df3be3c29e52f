import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow, dialog, ipcMain, MessageChannelMain, session } from 'electron';
import { AppError, type WireError } from '../../../shared/contract/errors.ts';
import { resolveDataFolder } from '../../platform/data-folder.ts';
import { explainStart, startTexts } from '../start-texts.ts';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { type CoreClient, startCoreProcess } from './core-client.ts';
import { lockContents, lockSession } from './locks.ts';
import { openMainWindow } from './main-window.ts';
import { setMenu } from './menu.ts';
import { showNotice } from './notices.ts';
import { APP_ORIGIN, PORT, READY } from './origin.ts';

const appFile = (...parts: string[]) => join(app.getAppPath(), 'out', ...parts);
/** Native code and threads cannot start inside the archive. */
const unpackedFile = (...parts: string[]) => appFile(...parts).replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');

const dataFolder = resolveDataFolder(app.commandLine.getSwitchValue('data'));
let window: BrowserWindow | null = null;
let core: CoreClient | null = null;

const show = () => {
  if (!window) return open();
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
};

const open = () => {
  window = openMainWindow({ dataFolder, preload: appFile('preload.cjs') });
  window.on('closed', () => {
    window = null;
  });
};

const handOverPort = () => {
  if (!window || !core) return;
  const { port1, port2 } = new MessageChannelMain();
  core.addWindow(port1);
  window.webContents.postMessage(PORT, null, [port2]);
};

/** Only the page of our own window, never a frame inside it. */
ipcMain.on(READY, ({ sender, senderFrame }) => {
  const isOurs = window !== null && sender === window.webContents && senderFrame === sender.mainFrame;
  if (isOurs && senderFrame?.origin === APP_ORIGIN) handOverPort();
});

const fail = ({ code, data }: WireError) => {
  const locale = app.getLocale();
  dialog.showErrorBox('飞笺', explainStart(new AppError(code, data), startTexts({ LANG: locale })));
  app.exit(1);
};

const start = () => {
  lockSession(session.defaultSession);
  serveApp(session.defaultSession.protocol, appFile('renderer'));
  setMenu();
  core = startCoreProcess({
    entry: unpackedFile('core', 'core-process.js'),
    dataFolder,
    version: app.getVersion(),
    onNotice: ({ notice, language }) => {
      // in front of the user the page says it itself
      if (!window?.isFocused()) showNotice(notice, language, show);
    },
    onFailed: fail,
    onRestarted: handOverPort,
    onGivenUp: () => fail({ code: 'INTERNAL', data: {} }),
  });
  open();
};

app.enableSandbox();
registerAppScheme();
try {
  const profile = join(dataFolder, 'electron');
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  app.setPath('userData', profile);
} catch {
  // the core meets the same folder and says what is wrong with it
}
app.on('web-contents-created', (_event, contents) => lockContents(contents));

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', show);
  app.on('activate', show);
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    const running = core;
    if (!running) return;
    event.preventDefault();
    core = null;
    // sending stops after the batch in flight, and goes on at the next start
    void running.stop().finally(() => app.exit(0));
  });
  app.whenReady().then(start, () => app.exit(1));
} else {
  app.exit(0);
}
