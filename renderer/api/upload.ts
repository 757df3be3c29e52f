import { PIECE_BYTES } from '../../shared/contract/piece-bytes.ts';
import { toBase64 } from './base64.ts';
import { call } from './client.ts';

/** Sends a file to the core piece by piece; resolves with its fileId. `progress` is called with 0…1. */
export async function upload(
  file: File,
  progress?: (share: number) => void,
  signal?: AbortSignal,
  purpose: 'list' | 'proof' = 'list',
): Promise<string> {
  const { fileId } = await call('files.begin', { name: file.name, size: file.size, purpose });
  try {
    for (let at = 0; at < file.size; at += PIECE_BYTES) {
      signal?.throwIfAborted();
      const piece = new Uint8Array(await file.slice(at, at + PIECE_BYTES).arrayBuffer());
      await call('files.append', { fileId, base64: toBase64(piece) });
      progress?.(Math.min(1, (at + PIECE_BYTES) / file.size));
    }
  } catch (error) {
    await call('files.discard', { fileId }).catch(() => undefined);
    throw error;
  }
  return fileId;
}
