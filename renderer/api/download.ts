import { fromBase64 } from './base64.ts';
import { call } from './client.ts';

/** Fetches a file of the core and lets the browser save it under its own name. */
export async function download(fileId: string): Promise<void> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  let name = 'feijian';
  for (let done = false; !done; ) {
    const piece = await call('files.read', { fileId, offset });
    const bytes = fromBase64(piece.base64);
    pieces.push(bytes);
    offset += bytes.length;
    name = piece.name;
    done = piece.done || bytes.length === 0;
  }
  save(name, new Blob(pieces));
  await call('files.discard', { fileId }).catch(() => undefined);
}

/** A text made here, saved by the browser as a file. */
export const saveText = (name: string, text: string): void => save(name, new Blob([text], { type: 'text/csv' }));

/** Bytes that are here already, saved by the browser as a file. */
export function save(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
