import { safeStorage } from 'electron';
import type { SecretTask } from './core-protocol.ts';

/** After `ready` only. On Linux the backend tells whether anything is protected at all. */
export const aboutKeyStore = (): { backend: string; available: boolean } => ({
  backend: process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : process.platform,
  available: safeStorage.isEncryptionAvailable(),
});

/** null: the store refused (another user, another key ring). */
export const askKeyStore = (task: SecretTask, value: string): string | null => {
  try {
    return task === 'encrypt'
      ? safeStorage.encryptString(value).toString('base64')
      : safeStorage.decryptString(Buffer.from(value, 'base64'));
  } catch {
    return null;
  }
};
