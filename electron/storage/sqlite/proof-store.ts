import type { Proof } from '../../../shared/contract/consent.ts';
import type { PastProof, ProofStore, StoredProof } from '../opt-out-store.ts';
import type { Db } from './connection.ts';
import { createRunner, immediate, type Runner, sql } from './sql.ts';
import type { Sync } from './sync.ts';

export type ProofReads = Pick<Sync<ProofStore>, 'find' | 'past'>;
export type ProofWrites = Pick<Sync<ProofStore>, 'add'>;

export const createProofReads = (run: Runner): ProofReads => ({
  find: (id) =>
    run.get<StoredProof>(sql`SELECT id, name, type, size, sha256, file, key, created_at AS createdAt FROM proofs
      WHERE id = ${id}`) ?? null,
  past: (number) =>
    run.all<PastProof>(sql`SELECT proof_id AS proofId, ground, source, date, replaced_at AS replacedAt,
      replaced_by AS replacedBy FROM past_proofs WHERE number = ${number} ORDER BY id`),
});

export function createProofWrites(db: Db): ProofWrites {
  const run = createRunner(db);
  return {
    add: immediate(db, ({ file, key, ...proof }): Proof => {
      const { name, type, size, sha256, createdAt } = proof;
      const { lastInsertRowid } = run.run(sql`INSERT INTO proofs (name, type, size, sha256, file, key, created_at)
        VALUES (${name}, ${type}, ${size}, ${sha256}, ${file}, ${Buffer.from(key)}, ${createdAt})`);
      return { ...proof, id: Number(lastInsertRowid) };
    }),
  };
}
