import { EventEmitter } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import type Electron from 'electron';
import { createWindow, type WindowDouble } from './browser-window.ts';
import { asMain } from './message-port-main.ts';
import { createUtilityProcess } from './utility-process.ts';

type AppSurface = Pick<
  Electron.App,
  | 'enableSandbox'
  | 'exit'
  | 'getAppPath'
  | 'getLocale'
  | 'getVersion'
  | 'quit'
  | 'requestSingleInstanceLock'
  | 'setPath'
  | 'whenReady'
> & { commandLine: Pick<Electron.CommandLine, 'getSwitchValue'> };
type SessionSurface = Pick<
  Electron.Session,
  'setDevicePermissionHandler' | 'setPermissionCheckHandler' | 'setPermissionRequestHandler'
> & { protocol: Pick<Electron.Protocol, 'handle'> };

export interface DoubleOptions {
  appPath: string;
  dataFolder: string;
  /** what the core process runs */
  coreEntry: URL;
  firstInstance?: boolean;
}

const reverse = (text: string) => [...text].reverse().join('');

/** What of the `electron` module our host touches, checked against Electron's own types, with a record of every call. */
export const createElectronDouble = ({ appPath, dataFolder, coreEntry, firstInstance = true }: DoubleOptions) => {
  const record = {
    windows: [] as WindowDouble[],
    notices: [] as (Electron.NotificationConstructorOptions & { click(): void })[],
    errors: [] as { title: string; content: string }[],
    exits: [] as number[],
    paths: {} as Record<string, string>,
    sandboxed: false,
    schemes: [] as Electron.CustomScheme[],
    handlers: {} as Record<string, (request: Request) => Response | Promise<Response>>,
    request: null as Parameters<Electron.Session['setPermissionRequestHandler']>[0],
    check: null as Parameters<Electron.Session['setPermissionCheckHandler']>[0],
    device: null as Parameters<Electron.Session['setDevicePermissionHandler']>[0],
  };
  const { utilityProcess, forks } = createUtilityProcess(coreEntry);
  const appEvents = new EventEmitter();

  const app = Object.assign(appEvents, {
    commandLine: { getSwitchValue: (name: string) => (name === 'data' ? dataFolder : '') },
    enableSandbox: () => {
      record.sandboxed = true;
    },
    exit: (code = 0) => void record.exits.push(code),
    getAppPath: () => appPath,
    getLocale: () => 'zh-CN',
    getVersion: () => '1.2.3',
    quit: () => {
      let prevented = false;
      appEvents.emit('before-quit', {
        preventDefault: () => {
          prevented = true;
        },
      });
      if (!prevented) record.exits.push(0);
    },
    requestSingleInstanceLock: () => firstInstance,
    setPath: (name: string, path: string) => {
      record.paths[name] = path;
    },
    whenReady: async () => {},
  }) satisfies AppSurface;

  const defaultSession = {
    setPermissionRequestHandler: (handler) => {
      record.request = handler;
    },
    setPermissionCheckHandler: (handler) => {
      record.check = handler;
    },
    setDevicePermissionHandler: (handler) => {
      record.device = handler;
    },
    protocol: {
      handle: (scheme, handler) => {
        record.handlers[scheme] = handler as (request: Request) => Promise<Response>;
      },
    },
  } satisfies SessionSurface;

  /** constructors that return a double in place of `this` */
  function newWindow(options: Electron.BrowserWindowConstructorOptions) {
    const window = createWindow(options);
    record.windows.push(window);
    app.emit('web-contents-created', {}, window.webContents);
    return window;
  }
  function newChannel() {
    const { port1, port2 } = new MessageChannel();
    return { port1: asMain(port1), port2: asMain(port2) } satisfies Electron.MessageChannelMain;
  }
  function newNotification(options: Electron.NotificationConstructorOptions) {
    const emitter = new EventEmitter();
    return Object.assign(emitter, {
      show: () => void record.notices.push({ ...options, click: () => emitter.emit('click') }),
    }) satisfies Pick<Electron.Notification, 'show'>;
  }
  newNotification.isSupported = () => true;

  const module = {
    app,
    BrowserWindow: newWindow,
    MessageChannelMain: newChannel,
    Notification: newNotification,
    utilityProcess,
    session: { defaultSession },
    ipcMain: new EventEmitter(),
    protocol: {
      registerSchemesAsPrivileged: (schemes) => {
        record.schemes = schemes;
      },
    } satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged'>,
    safeStorage: {
      isEncryptionAvailable: () => true,
      getSelectedStorageBackend: () => 'gnome_libsecret',
      encryptString: (plain) => Buffer.from(reverse(plain)),
      decryptString: (sealed) => reverse(sealed.toString()),
    } satisfies Pick<
      Electron.SafeStorage,
      'decryptString' | 'encryptString' | 'getSelectedStorageBackend' | 'isEncryptionAvailable'
    >,
    dialog: {
      showErrorBox: (title, content) => void record.errors.push({ title, content }),
    } satisfies Pick<Electron.Dialog, 'showErrorBox'>,
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
    Menu: { setApplicationMenu: () => {}, buildFromTemplate: () => null },
  };
  return { module, record, forks, app };
};
