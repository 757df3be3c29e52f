import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createCore } from '../../../electron/app/compose.ts';
import { eventually } from '../../support/hosts/eventually.ts';
import { startApp } from './start-app.ts';

const preferSystemStore = () => {
  vi.stubEnv('FEIJIAN_KEY_STORE', 'system');
  onTestFinished(() => void vi.unstubAllEnvs());
};

describe('the core process', () => {
  it('answers the page over the port that preload handed on, with secrets kept by the system if so wished', async () => {
    preferSystemStore();
    const { openPage, dataFolder, forks, root } = await startApp();
    const port = await (await openPage()).connect();
    expect(await port.call('app.info', {})).toMatchObject({
      output: { version: '1.2.3', host: 'electron', dataFolder, secrets: 'system' },
    });
    expect(forks[0]!.path).toBe(join(root, 'out', 'core', 'core-process.js'));
  });

  it('is the real one, with a database of its own, behind the same port', async () => {
    const coreEntry = new URL('../../../electron/hosts/electron/core-process.ts', import.meta.url);
    const { app, openPage, record, dataFolder } = await startApp({ coreEntry });
    const port = await (await openPage()).connect();
    expect(await port.call('app.info', {})).toMatchObject({
      output: { dataFolder, secrets: 'key-file', firstRun: true },
    });
    expect(await port.call('home.summary', {})).toMatchObject({ output: { contacts: 0 } });
    app.emit('window-all-closed');
    await eventually(() => expect(record.exits).toEqual([0]));
    expect(readdirSync(dataFolder)).not.toContain('feijian.lock');
    // and leaves a folder the other hosts can open
    const core = await createCore({ dataFolder, host: 'cli', version: '0', sending: false });
    await core.close();
  });

  it('with its keys in the system store leaves a folder the other hosts refuse', async () => {
    preferSystemStore();
    const coreEntry = new URL('../../../electron/hosts/electron/core-process.ts', import.meta.url);
    const { app, openPage, record, dataFolder } = await startApp({ coreEntry });
    const port = await (await openPage()).connect();
    expect(await port.call('app.info', {})).toMatchObject({ output: { secrets: 'system' } });
    app.emit('window-all-closed');
    await eventually(() => expect(record.exits).toEqual([0]));
    await expect(createCore({ dataFolder, host: 'cli', version: '0', sending: false })).rejects.toMatchObject({
      code: 'DATABASE_DAMAGED',
      data: { reason: 'KEY_IN_SYSTEM_STORE' },
    });
    expect(readdirSync(dataFolder)).not.toContain('feijian.lock');
  });

  it('gives no port to a frame inside the page, another origin or a strange sender', async () => {
    const { module, record } = await startApp();
    const { webContents } = record.windows[0]!;
    const senders = [
      { sender: webContents, senderFrame: { origin: 'app://feijian' } },
      { sender: webContents, senderFrame: null },
      { sender: { mainFrame: webContents.mainFrame }, senderFrame: webContents.mainFrame },
    ];
    for (const event of senders) module.ipcMain.emit('feijian:ready', event);
    webContents.mainFrame.origin = 'https://evil.test';
    module.ipcMain.emit('feijian:ready', { sender: webContents, senderFrame: webContents.mainFrame });
    expect(webContents.sent).toEqual([]);
  });

  it('is not asked for by a message the preload did not get from its own page', async () => {
    const { openPage, record } = await startApp();
    const { dispatch } = await openPage();
    dispatch({ data: 'feijian:ready', origin: 'https://evil.test' });
    dispatch({ data: 'feijian:ready', source: {} });
    dispatch({ data: 'anything' });
    expect(record.windows[0]!.webContents.sent).toEqual([]);
  });

  it('that dies is started again, and the window gets a new port', async () => {
    const { openPage, forks } = await startApp();
    const page = await openPage();
    const port = await page.connect();
    expect(await port.call('app.info', {})).toHaveProperty('output');
    const next = page.nextPort();
    void port.call('jobs.cancel', { jobId: 'x' });
    await port.closed;
    expect(await (await next).call('app.info', {})).toHaveProperty('output');
    expect(forks).toHaveLength(2);
  });

  it('that dies again and again is given up with a message', async () => {
    const { record, forks } = await startApp();
    for (let n = 1; n <= 4; n++) {
      await eventually(() => expect(forks).toHaveLength(n));
      await forks.at(-1)!.worker.terminate();
    }
    await eventually(() => expect(record.exits).toEqual([1]));
    expect(forks).toHaveLength(4);
  });

  it('that may not open the data folder says who holds it, and is not tried again', async () => {
    const { record, forks } = await startApp({ folder: 'held' });
    await eventually(() => expect(record.exits).toEqual([1]));
    expect(record.errors[0]!.content).toContain('77');
    expect(forks).toHaveLength(1);
  });

  it('becomes a notification when a task ends out of sight, and a click brings the window back', async () => {
    const { openPage, record } = await startApp();
    const { connect, window } = await openPage();
    const port = await connect();
    await port.call('settings.set', {});
    await eventually(() => expect(record.notices).toHaveLength(1));
    expect(record.notices[0]).toMatchObject({ title: '群发已完成', body: '春季回访' });
    record.notices[0]!.click();
    expect(window.calls.slice(-2)).toEqual(['show', 'focus']);
  });

  it('is closed before the app ends', async () => {
    const { app, openPage, record, forks } = await startApp();
    await (await openPage()).connect();
    const ended = new Promise((resolve) => forks[0]!.worker.once('exit', resolve));
    app.emit('window-all-closed');
    expect(record.exits).toEqual([]);
    await ended;
    await eventually(() => expect(record.exits).toEqual([0]));
    expect(forks).toHaveLength(1);
  });
});
