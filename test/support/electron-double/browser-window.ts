import { EventEmitter } from 'node:events';
import type Electron from 'electron';

// `on` and `once` are Node's on both sides; their event names are checked where the host uses them
type ContentsSurface = Pick<Electron.WebContents, 'setWindowOpenHandler' | 'postMessage'>;
type WindowSurface = Pick<
  Electron.BrowserWindow,
  | 'loadURL'
  | 'show'
  | 'focus'
  | 'isFocused'
  | 'isMinimized'
  | 'restore'
  | 'maximize'
  | 'isMaximized'
  | 'getNormalBounds'
>;

const createContents = () => {
  const sent: { channel: string; ports: Electron.MessagePortMain[] }[] = [];
  const state = { openHandler: null as Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | null };
  const emitter = new EventEmitter();
  const contents = Object.assign(emitter, {
    mainFrame: { origin: 'app://feijian' },
    setWindowOpenHandler: (handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]) => {
      state.openHandler = handler;
    },
    postMessage: (channel: string, _message: unknown, ports: Electron.MessagePortMain[] = []) => {
      sent.push({ channel, ports });
      emitter.emit('test:posted', channel, ports);
    },
  }) satisfies ContentsSurface;
  return Object.assign(contents, { sent, state });
};

export const createWindow = (options: Electron.BrowserWindowConstructorOptions) => {
  const calls: string[] = [];
  const state = { url: '', focused: false, minimized: false, maximized: false };
  const window = Object.assign(new EventEmitter(), {
    loadURL: async (url: string) => {
      state.url = url;
    },
    show: () => void calls.push('show'),
    focus: () => void calls.push('focus'),
    isFocused: () => state.focused,
    isMinimized: () => state.minimized,
    restore: () => void calls.push('restore'),
    maximize: () => void calls.push('maximize'),
    isMaximized: () => state.maximized,
    getNormalBounds: () => ({ x: 10, y: 20, width: 1000, height: 700 }),
  }) satisfies WindowSurface;
  return Object.assign(window, { options, calls, state, webContents: createContents() });
};
export type WindowDouble = ReturnType<typeof createWindow>;
