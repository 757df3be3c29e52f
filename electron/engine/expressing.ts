import { createExpressor, type Expressor } from '../core/express.ts';
import type { MessageOutcome, OutMessage } from '../core/message-outcome.ts';
import type { EngineDeps, OpenChannel } from './deps.ts';

/** A catalogue synced meanwhile is seen after that. */
const FRESH_MS = 60_000;

interface Prepared {
  messages: OutMessage[];
  /** what no template can say: refused here, nothing left */
  refused: MessageOutcome[];
}

/** Puts free texts into a template channel's words before they leave; what cannot be said is refused, never guessed. */
export function createExpressing({ storage, clock }: Pick<EngineDeps, 'storage' | 'clock'>) {
  let kept: { express: Expressor; at: number } | null = null;

  async function expressorOf(channelId: number): Promise<Expressor> {
    const now = clock.now();
    if (kept !== null && now - kept.at < FRESH_MS && now >= kept.at) return kept.express;
    const express = createExpressor((await storage.channels.catalog(channelId)).templates);
    kept = { express, at: now };
    return express;
  }

  return async ({ channel, row }: OpenChannel, messages: OutMessage[]): Promise<Prepared> => {
    if (channel.descriptor.content !== 'template' || messages.every(({ template }) => template !== undefined)) {
      return { messages, refused: [] };
    }
    const prepared: Prepared = { messages: [], refused: [] };
    let express: Expressor;
    try {
      express = await expressorOf(row.id);
    } catch {
      const notSent = ({ messageId }: OutMessage): MessageOutcome => ({ messageId, kind: 'not_sent', code: 'STORAGE' });
      return { messages: [], refused: messages.map(notSent) };
    }
    for (const message of messages) {
      const { messageId, text, signature, template } = message;
      const said = template === undefined ? express(text, signature) : { kind: 'call' as const, call: template };
      if (said.kind === 'call') prepared.messages.push({ ...message, template: said.call });
      else prepared.refused.push({ messageId, kind: 'rejected', code: said.code, reject: 'content' });
    }
    return prepared;
  };
}
