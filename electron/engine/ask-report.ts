import type { LookupResult } from '../channels/channel.ts';
import type { ReportRecord } from '../core/message-outcome.ts';
import type { WaitingMessage } from '../storage/report-store.ts';
import type { EngineDeps, OpenChannel } from './deps.ts';

const MINUTE = 60_000;

/** Asks for one accepted message's report by number; null while there is none, or the provider cannot say. */
export async function askReport(
  open: OpenChannel,
  { storage, clock }: Pick<EngineDeps, 'storage' | 'clock'>,
  { messageId, number, providerId, at }: WaitingMessage,
): Promise<ReportRecord | null> {
  const text = (await storage.campaigns.message(messageId))?.text ?? '';
  const query = { number, text, clientRef: '', providerId, from: at - 5 * MINUTE, to: at + 10 * MINUTE };
  const result: LookupResult | undefined = await open.channel.lookup?.(query);
  if (result?.kind !== 'found' || result.providerId !== providerId || result.status === 'pending') return null;
  const { status, code, evidence: raw } = result;
  return { providerId, number, status, code, at: clock.now(), clientRef: null, raw };
}
