import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFileStore, MAX_FILE_BYTES } from '../../electron/platform/files.ts';
import { PIECE_BYTES } from '../../shared/contract/transfer.ts';
import { tempDir } from '../support/platform/temp-dir.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('files crossing the contract', () => {
  it('arrive piece by piece, in the order sent, and are read back in pieces', async () => {
    const store = await createFileStore(tempDir());
    const size = PIECE_BYTES + 5;
    const { fileId } = await store.begin({ name: '名单.csv', size });
    await Promise.all([
      store.append({ fileId, base64: base64('a'.repeat(PIECE_BYTES)) }),
      store.append({ fileId, base64: base64('bcdef') }),
    ]);
    const first = await store.read({ fileId, offset: 0 });
    expect(first).toMatchObject({ size, name: '名单.csv', done: false });
    const second = await store.read({ fileId, offset: PIECE_BYTES });
    expect(second).toMatchObject({ base64: base64('bcdef'), done: true });
  });

  it('never use the name they came with as a path', async () => {
    const dir = tempDir();
    const store = await createFileStore(dir);
    const { fileId } = await store.begin({ name: '../../evil.xlsx', size: 1 });
    expect(store.find(fileId).path).toBe(join(dir, `${fileId}.xlsx`));
    const odd = await store.begin({ name: 'a.x/../../y', size: 1 });
    expect(dirname(store.find(odd.fileId).path)).toBe(dir);
    expect(fileId).toMatch(/^[a-z0-9-]{8,40}$/);
  });

  it('are refused above the limit, and when more comes than was announced', async () => {
    const store = await createFileStore(tempDir());
    await expect(store.begin({ name: 'x', size: MAX_FILE_BYTES + 1 })).rejects.toMatchObject({
      code: 'FILE_TOO_LARGE',
    });
    const { fileId } = await store.begin({ name: 'x', size: 3 });
    await expect(store.append({ fileId, base64: base64('abcd') })).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
  });

  it('are gone after discard and after the next start', async () => {
    const dir = tempDir();
    const store = await createFileStore(dir);
    const { fileId } = await store.begin({ name: 'x', size: 3 });
    await store.discard({ fileId });
    await expect(store.read({ fileId, offset: 0 })).rejects.toMatchObject({ code: 'FILE_MISSING' });
    expect(readdirSync(dir)).toEqual([]);
    writeFileSync(join(dir, 'left-by-a-crash'), 'x');
    mkdirSync(join(dir, 'folder'));
    await createFileStore(dir);
    expect(readdirSync(dir)).toEqual([]);
  });

  it('written by the core are read the same way', async () => {
    const store = await createFileStore(tempDir());
    const { fileId, path } = store.create('导出.xlsx');
    await expect(store.read({ fileId, offset: 0 })).rejects.toMatchObject({ code: 'FILE_MISSING' });
    writeFileSync(path, 'rows');
    expect(await store.read({ fileId, offset: 0 })).toMatchObject({ base64: base64('rows'), done: true });
    expect(readFileSync(store.find(fileId).path, 'utf8')).toBe('rows');
    await expect(store.append({ fileId, base64: '' })).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
  });
});
