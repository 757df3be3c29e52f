import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { Proof } from '../../shared/contract/consent.ts';
import type { Handlers } from '../../shared/contract/contract.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { PIECE_BYTES } from '../../shared/contract/piece-bytes.ts';
import { MAX_PROOF_BYTES } from '../../shared/domain/consent.ts';
import type { StoredProof } from '../storage/opt-out-store.ts';
import type { ServiceDeps } from './deps.ts';
import { proofType } from './proof-type.ts';
import { required } from './valid-number.ts';

type ProofHandlers = Pick<Handlers, Extract<keyof Handlers, `proofs.${string}`>>;

/** without where and how it is kept */
export const shownProof = ({ id, name, type, size, sha256, createdAt }: StoredProof): Proof => ({
  id,
  name,
  type,
  size,
  sha256,
  createdAt,
});

/** Proofs of consent: looked at by content, then kept encrypted beside the database; a refused file leaves nothing behind. */
export function createProofService({ storage, files, sealed, clock }: ServiceDeps): ProofHandlers {
  /** pieces of one proof are asked for one after the other: the last one opened is kept for a moment */
  let opened: { id: number; bytes: Buffer } | null = null;

  async function bytesOf(id: number): Promise<{ proof: StoredProof; bytes: Buffer }> {
    const proof = required(await storage.proofs.find(id));
    if (opened?.id !== id) opened = { id, bytes: await sealed.get(proof.file, proof.key) };
    return { proof, bytes: opened.bytes };
  }

  return {
    async 'proofs.add'({ fileId }) {
      const { path, name } = files.find(fileId);
      try {
        const { size } = await stat(path);
        if (size === 0) throw new AppError('FILE_EMPTY');
        if (size > MAX_PROOF_BYTES) throw new AppError('FILE_TOO_LARGE', { size, max: MAX_PROOF_BYTES });
        const bytes = await readFile(path);
        const verdict = proofType(name, bytes);
        if ('problem' in verdict) throw new AppError('PROOF_TYPE', { name, ...verdict });
        const { file, key } = await sealed.put(bytes);
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        const proof = { name, type: verdict.type, size, sha256, file, key, createdAt: clock.now() };
        const { id } = await storage.proofs.add(proof).catch(async (error) => {
          await sealed.remove(file);
          throw error;
        });
        return shownProof({ ...proof, id });
      } finally {
        await files.discard({ fileId });
      }
    },
    'proofs.get': async ({ id }) => shownProof(required(await storage.proofs.find(id))),
    async 'proofs.read'({ id, offset }) {
      const { proof, bytes } = await bytesOf(id);
      const piece = bytes.subarray(offset, offset + PIECE_BYTES);
      const done = offset + piece.length >= bytes.length;
      if (done) opened = null;
      return { base64: piece.toString('base64'), size: bytes.length, name: proof.name, done };
    },
  };
}
