import type { Proof } from '../../shared/contract/consent.ts';
import { fromBase64 } from './base64.ts';
import { call } from './client.ts';
import { upload } from './upload.ts';

/** Keeps a file as a proof; what the core refuses leaves nothing behind. */
export async function addProof(file: File): Promise<Proof> {
  const fileId = await upload(file, undefined, undefined, 'proof');
  return call('proofs.add', { fileId });
}

/** The bytes of a proof as they were handed in. */
export async function readProof(id: number, type: string): Promise<{ name: string; blob: Blob }> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (;;) {
    const { base64, name, done } = await call('proofs.read', { id, offset });
    const bytes = fromBase64(base64);
    pieces.push(bytes);
    offset += bytes.length;
    if (done || bytes.length === 0) return { name, blob: new Blob(pieces, { type }) };
  }
}
