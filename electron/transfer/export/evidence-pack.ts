import type { BlacklistEvent, Proof } from '../../../shared/contract/consent.ts';
import type { ConsentGround } from '../../../shared/domain/consent.ts';
import { EXCLUDED_CODES, type ExcludedCode, messageStateOf } from '../../../shared/domain/status.ts';
import { STATUS_WORDS } from '../../../shared/domain/status-words.ts';
import type { EvidenceFacts, PastProof } from '../../storage/opt-out-store.ts';
import { EVIDENCE_WORDS } from './evidence-words.ts';
import type { Language } from './words.ts';

/** A proof with its file, where that can still be read. */
type KeptProof = Proof & { bytes: Uint8Array | null };

/** Everything on record about one number. */
export interface EvidencePack {
  number: string;
  name: string;
  madeAt: number;
  consent: { ground: ConsentGround; source: string; date: string | null } | null;
  proof: KeptProof | null;
  /** proofs that stood before, oldest first */
  pastProofs: (PastProof & { proof: KeptProof })[];
  listed: boolean;
  forgotten: boolean;
  history: BlacklistEvent[];
  facts: EvidenceFacts;
}

/** One line of the account, in the order of time. */
export interface EvidenceRow {
  at: number | null;
  kind: string;
  what: string;
  detail: string;
  result: string;
}

const SHANGHAI_MS = 8 * 3_600_000;
/** `2026-11-22 09:05:07` in Shanghai, '' = unknown */
export const evidenceTime = (at: number | null): string =>
  at === null || at === 0 ? '' : new Date(at + SHANGHAI_MS).toISOString().slice(0, 19).replace('T', ' ');

const REPORTS = ['pending', 'delivered', 'failed'] as const;
const codeWords = (code: string | null, language: Language): string | null =>
  EXCLUDED_CODES.includes(code as ExcludedCode) ? STATUS_WORDS[language].excluded[code as ExcludedCode] : code;
const joined = (...parts: (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join(' · ');

/** What stands above the account: who, since when agreed, whether refused. */
export function evidenceHead(pack: EvidencePack, language: Language): [label: string, value: string][] {
  const w = EVIDENCE_WORDS[language];
  const { consent, proof, listed, forgotten } = pack;
  return [
    [w.number, pack.number],
    [w.name, pack.name || w.nobody],
    [w.ground, consent === null || consent.ground === '' ? w.none : w.grounds[consent.ground]],
    [w.source, consent?.source || w.none],
    [w.date, consent?.date || w.none],
    [w.proof, proof === null ? w.none : `${proof.name} (${proof.size} B)`],
    ...(proof === null
      ? []
      : [['SHA-256', proof.sha256] as [string, string], [w.kept, evidenceTime(proof.createdAt)] as [string, string]]),
    [w.standing, listed ? w.listed : forgotten ? w.forgotten : w.free],
    [w.madeAt, `${evidenceTime(pack.madeAt)} (Asia/Shanghai)`],
  ];
}

/** Every proof of the pack once, in the order they were kept. */
export function proofsOf({ proof, pastProofs }: EvidencePack): KeptProof[] {
  const all = [...pastProofs.map((past) => past.proof), ...(proof === null ? [] : [proof])];
  return [...new Map(all.map((one) => [one.id, one])).values()].sort((a, b) => a.id - b.id);
}

/** The account itself: what was sent and how it ended, what came back, refusals, and what was not sent because of them. */
export function evidenceRows(pack: EvidencePack, language: Language): EvidenceRow[] {
  const { facts, history, pastProofs } = pack;
  const w = EVIDENCE_WORDS[language];
  const states = STATUS_WORDS[language];
  const reports = Map.groupBy(facts.reports, ({ messageId }) => messageId);
  const rows: EvidenceRow[] = [];
  for (const message of facts.messages) {
    const state = messageStateOf(message.state);
    const sent = message.at !== null;
    const said = (reports.get(message.id) ?? []).map(
      ({ at, status, code }) => `${w.report[REPORTS[status] ?? 'pending']} ${code} ${evidenceTime(at)}`,
    );
    rows.push({
      at: message.at ?? message.createdAt,
      kind: sent ? w.sent : state === 'excluded' ? w.blocked : w.unsent,
      what: message.text,
      detail: joined(states.kind[message.kind], message.campaign, message.channel),
      result: joined(states.state[state], codeWords(message.code, language), ...said),
    });
  }
  for (const { at, text, optOut, channel } of facts.replies)
    rows.push({ at, kind: w.reply, what: text, detail: channel, result: optOut ? w.refusal : '' });
  for (const { at, what, source, channelName, reason, proof } of history)
    rows.push({
      at,
      kind: w.events[what],
      what: w.sources[source],
      detail: joined(channelName, reason),
      result: proof,
    });
  for (const { at, campaign } of facts.blocked)
    rows.push({ at, kind: w.blocked, what: campaign, detail: w.blockedDetail, result: w.notSent });
  const shownProof = ({ name, sha256 }: KeptProof): string => `${name} · SHA-256 ${sha256}`;
  const proofs = proofsOf(pack);
  // one that always stood is told by the head
  for (const proof of pastProofs.length === 0 ? [] : proofs)
    rows.push({ at: proof.createdAt, kind: w.proof, what: shownProof(proof), detail: w.kept, result: '' });
  for (const { replacedAt, replacedBy, proof, ground, source, date } of pastProofs) {
    const next = proofs.find(({ id }) => id === replacedBy);
    const was = joined(ground === '' ? '' : w.grounds[ground], source, date);
    const kind = replacedBy === null ? w.proofTakenOff : w.proofReplaced;
    rows.push({ at: replacedAt, kind, what: shownProof(proof), detail: was, result: next?.name ?? '' });
  }
  return rows.sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
}
