import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultDataFolder, resolveDataFolder } from '../../electron/platform/data-folder.ts';

const home = '/home/u';

describe('where data is kept', () => {
  it.each([
    ['linux', {}, join(home, '.local', 'share', 'feijian')],
    ['linux', { XDG_DATA_HOME: '/xdg' }, join('/xdg', 'feijian')],
    ['darwin', {}, join(home, 'Library', 'Application Support', 'Feijian')],
    ['win32', { LOCALAPPDATA: 'L' }, join('L', 'Feijian')],
    ['win32', {}, join(home, 'AppData', 'Local', 'Feijian')],
  ] as const)('on %s with %o', (platform, env, expected) => {
    expect(defaultDataFolder({ platform, home, env })).toBe(expected);
  });

  it('is what --data says, before FEIJIAN_DATA, before the system', () => {
    const machine = { platform: 'linux' as const, home, env: { FEIJIAN_DATA: '/env' } };
    expect(resolveDataFolder('flag', machine)).toBe(resolve('flag'));
    expect(resolveDataFolder(undefined, machine)).toBe(resolve('/env'));
    expect(resolveDataFolder('', { ...machine, env: {} })).toBe(defaultDataFolder({ ...machine, env: {} }));
  });
});
