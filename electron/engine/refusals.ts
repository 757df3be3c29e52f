import { carrierOf } from '../../shared/domain/phone.ts';
import type { MessageOutcome, OutMessage } from '../core/message-outcome.ts';
import { refusalScope } from '../core/refusal-scope.ts';
import type { Refusal } from '../storage/opt-out-store.ts';
import type { ReportResult } from '../storage/report-store.ts';
import type { EngineDeps } from './deps.ts';
import type { Notifier } from './notifier.ts';

/** Numbers that a provider's or carrier's blacklist refused go on ours, for all channels or for the one. */
export interface Refusals {
  reported(results: readonly ReportResult[]): Promise<void>;
  submitted(channelId: number, messages: readonly OutMessage[], outcomes: readonly MessageOutcome[]): Promise<void>;
}

export function createRefusals(
  { storage, clock, explain, channelFor }: Pick<EngineDeps, 'storage' | 'clock' | 'explain' | 'channelFor'>,
  notifier: Notifier,
): Refusals {
  async function keep(said: { number: string; channelId: number; code: string; category: string; proof: string }[]) {
    const rows: Refusal[] = [];
    for (const { number, channelId, code, category, proof } of said) {
      const simulated = (await channelFor(channelId))?.channel.descriptor.simulated ?? false;
      const scope = refusalScope(code, category, simulated);
      if (scope !== null) rows.push({ number, channelId: scope === 'all' ? null : channelId, code, proof });
    }
    if (rows.length === 0) return;
    const { added, campaignIds } = await storage.optOuts.refused(rows, clock.now());
    if (added === 0) return;
    notifier.changed('blacklist');
    notifier.changed('contacts');
    for (const id of campaignIds) for (const what of ['campaigns', 'messages'] as const) notifier.changed(what, id);
  }
  const explained = (code: string, number: string) => {
    const { category, meaning = '' } = explain?.(code, carrierOf(number)) ?? { category: 'unknown' };
    return { category, proof: meaning };
  };

  return {
    reported: (results) =>
      keep(
        results
          .filter(({ status, code }) => status === 'failed' && code !== '')
          .map(({ number, channelId, code }) => ({ number, channelId, code, ...explained(code, number) })),
      ),
    async submitted(channelId, messages, outcomes) {
      const refused = outcomes.flatMap((outcome) =>
        outcome.kind === 'rejected' && outcome.reject === 'blacklist' ? [outcome] : [],
      );
      if (refused.length === 0) return;
      const numberOf = new Map(messages.map(({ messageId, number }) => [messageId, number]));
      await keep(
        refused.flatMap(({ messageId, code }) => {
          const number = numberOf.get(messageId);
          if (number === undefined) return [];
          const { category, proof } = explained(code, number);
          return [{ number, channelId, code, category: category === 'unsub' ? category : 'blacklist', proof }];
        }),
      );
    },
  };
}
