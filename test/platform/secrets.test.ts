import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSecrets, type SystemStore } from '../../electron/platform/secrets.ts';
import { tempDir } from '../support/platform/temp-dir.ts';

const reverse = (text: string) => [...text].reverse().join('');
const store = (given: Partial<SystemStore> = {}): SystemStore => ({
  backend: 'gnome_libsecret',
  available: true,
  encrypt: async (plain) => reverse(plain),
  decrypt: async (sealed) => reverse(sealed),
  ...given,
});

describe('secrets in a key file', () => {
  it('come back as they were, differ each time, and need a key only this user may read', async () => {
    const dir = tempDir();
    const secrets = createSecrets(dir);
    const [one, two] = [await secrets.seal('密钥-abc'), await secrets.seal('密钥-abc')];
    expect(one).not.toBe(two);
    expect(one).not.toContain('abc');
    expect(await createSecrets(dir).open(one)).toBe('密钥-abc');
    expect(statSync(join(dir, 'secrets.key')).mode & 0o777).toBe(0o600);
    expect(secrets.kind).toBe('key-file');
  });

  it('share one key when two callers start at once', async () => {
    const dir = tempDir();
    const [a, b] = [createSecrets(dir), createSecrets(dir)];
    const [sealedA, sealedB] = await Promise.all([a.seal('x'), b.seal('y')]);
    expect(await b.open(sealedA)).toBe('x');
    expect(await a.open(sealedB)).toBe('y');
  });

  it('refuse a changed seal, a foreign key and a damaged key file with a reason', async () => {
    const dir = tempDir();
    const sealed = await createSecrets(dir).seal('x');
    const flipped = `${sealed.slice(0, -4)}AAA=`;
    await expect(createSecrets(dir).open(flipped)).rejects.toMatchObject({ data: { reason: 'SEAL_DAMAGED' } });
    await expect(createSecrets(tempDir()).open(sealed)).rejects.toMatchObject({ data: { reason: 'SEAL_DAMAGED' } });
    writeFileSync(join(dir, 'secrets.key'), readFileSync(join(dir, 'secrets.key')).subarray(1));
    await expect(createSecrets(dir).open(sealed)).rejects.toMatchObject({ data: { reason: 'KEY_FILE_DAMAGED' } });
  });
});

describe('secrets in the system store', () => {
  it('are used where the owner prefers them and the store protects something, and say so', async () => {
    const secrets = createSecrets(tempDir(), store(), 'system');
    expect(secrets.kind).toBe('system');
    expect(await secrets.open(await secrets.seal('abc'))).toBe('abc');
  });

  it.each([
    { name: 'basic_text', given: { backend: 'basic_text' } },
    { name: 'an unavailable store', given: { available: false } },
  ])('are not trusted to $name: the key file is, and says so', ({ given }) => {
    expect(createSecrets(tempDir(), store(given), 'system').kind).toBe('key-file');
  });

  it('still open what the key file sealed, and explain what only the system can open', async () => {
    const dir = tempDir();
    const byFile = await createSecrets(dir).seal('abc');
    const system = createSecrets(dir, store(), 'system');
    expect(await system.open(byFile)).toBe('abc');
    const bySystem = await system.seal('abc');
    await expect(createSecrets(dir).open(bySystem)).rejects.toMatchObject({ data: { reason: 'SEALED_BY_SYSTEM' } });
    const changed = createSecrets(
      dir,
      store({ decrypt: async () => Promise.reject(new Error('other key')) }),
      'system',
    );
    await expect(changed.open(bySystem)).rejects.toMatchObject({ data: { reason: 'SYSTEM_STORE_CHANGED' } });
  });

  it('are left unless preferred, so that every host can open the folder, and still open what they sealed', async () => {
    const dir = tempDir();
    const sealedBefore = await createSecrets(dir, store(), 'system').seal('abc');
    const secrets = createSecrets(dir, store());
    expect(secrets.kind).toBe('key-file');
    expect(await secrets.open(sealedBefore)).toBe('abc');
    expect(await createSecrets(dir).open(await secrets.seal('def'))).toBe('def');
  });
});
