import type { Handlers } from '../../shared/contract/contract.ts';
import type { EvidencePack } from '../transfer/export/evidence-pack.ts';
import { shownProof } from './consent.ts';
import type { ServiceDeps } from './deps.ts';
import { fileLanguage } from './file-language.ts';
import type { Jobs } from './jobs.ts';
import { requireNumber } from './valid-number.ts';

/** 举证包: consent with its proof, what was sent and how it ended, replies, refusals, and what was not sent because of them. */
export function createEvidenceService(deps: ServiceDeps, jobs: Jobs): Pick<Handlers, 'evidence.export'> {
  const { storage, sealed, files, transfer, clock } = deps;

  /** a proof that cannot be read is still named, with its hash */
  async function proofOf(id: number): Promise<EvidencePack['proof']> {
    const found = await storage.proofs.find(id);
    if (found === null) return null;
    const bytes = await sealed.get(found.file, found.key).catch(() => null);
    return { ...shownProof(found), bytes };
  }

  async function gather(number: string): Promise<EvidencePack> {
    const [contact, standing, history, facts] = await Promise.all([
      storage.contacts.byNumber(number),
      storage.optOuts.standing(number),
      storage.optOuts.history(number),
      storage.optOuts.evidence(number),
    ]);
    const proof = contact?.consentProofId ? await proofOf(contact.consentProofId) : null;
    const pastProofs: EvidencePack['pastProofs'] = [];
    for (const past of await storage.proofs.past(number)) {
      const kept = await proofOf(past.proofId);
      if (kept !== null) pastProofs.push({ ...past, proof: kept });
    }
    return {
      number,
      name: contact?.name ?? '',
      madeAt: clock.now(),
      consent: contact && { ground: contact.consentGround, source: contact.consentSource, date: contact.consentDate },
      proof,
      pastProofs,
      ...standing,
      history,
      facts,
    };
  }

  return {
    async 'evidence.export'({ number: typed, format, language: asked }) {
      const number = requireNumber(typed);
      return jobs.start('evidence.export', async (run) => {
        const { fileId, path: out } = files.create(`evidence.${format}`);
        const language = await fileLanguage(asked, storage.settings);
        await transfer('evidence', { pack: await gather(number), format, out, language }, run);
        return { fileId };
      });
    },
  };
}
