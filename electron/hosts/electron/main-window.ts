import { join } from 'node:path';
import { BrowserWindow, screen } from 'electron';
import { APP_ORIGIN } from './origin.ts';
import { loadWindowState, saveWindowState } from './window-state.ts';

export interface MainWindowOptions {
  dataFolder: string;
  preload: string;
}

/** The one window: sandboxed, isolated, showing our page alone. */
export const openMainWindow = ({ dataFolder, preload }: MainWindowOptions): BrowserWindow => {
  const stateFile = join(dataFolder, 'window.json');
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
  const { maximized, ...bounds } = loadWindowState(stateFile, screens);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 960,
    minHeight: 640,
    show: false,
    autoHideMenuBar: true,
    title: '飞笺',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      webSecurity: true,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  });
  if (maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => saveWindowState(stateFile, window));
  void window.loadURL(`${APP_ORIGIN}/index.html`);
  return window;
};
