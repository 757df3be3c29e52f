import iconv from 'iconv-lite';
import type { HttpDefinition } from '../../../../shared/contract/http-definition.ts';
import type { HttpOutcome } from '../../../platform/ports.ts';
import type { ChannelDeps, Trial, Tried } from '../../channel.ts';
import { buildRequest, type Keys } from './build-request.ts';
import { createDefinedChannel } from './create-defined-channel.ts';

/** What an IT person looks at; longer answers are pages. */
const SHOWN = 4000;
const HIDDEN = '***';

/** An answer may repeat what it was asked with. */
const hideSecrets = (text: string, { key, password, token }: Keys): string =>
  [key, password, token]
    .filter((secret) => secret !== '')
    .reduce((all, secret) => all.replaceAll(secret, HIDDEN), text);

/**
 * One message the way a definition would send it: the request with its secrets hidden, and what the answer comes to. The
 * answer is a sample, the provider's own (the message really leaves), or none at all.
 */
export async function tryOut(
  definition: HttpDefinition,
  keys: Keys,
  deadlineMs: number,
  trial: Trial,
  deps: ChannelDeps,
): Promise<Omit<Tried, 'problems'>> {
  const { number, signature, text, answer } = trial;
  const message = { messageId: 1, number, text: `【${signature}】${text}`, signature, parts: 1 };
  const clientRef = `try.${deps.random.hex(4)}`;
  const shown = buildRequest(definition.send, definition, keys, {
    ...{ messages: [message], clientRef, now: deps.clock.now() },
    hidden: HIDDEN,
  });
  const request = shown && { ...shown, body: shown.body === undefined ? null : String(shown.body) };
  if (answer.kind === 'none') return { request, answer: null, outcome: null };

  let heard: Uint8Array | null = null;
  const sample = answer.kind === 'sample' ? iconv.encode(answer.text, definition.charset) : null;
  const http: ChannelDeps['http'] = {
    async request(asked) {
      const outcome: HttpOutcome =
        sample === null ? await deps.http.request(asked) : { kind: 'reply', status: 200, headers: {}, body: sample };
      if (outcome.kind === 'reply') heard = outcome.body;
      return outcome;
    },
    close: async () => undefined,
  };
  const channel = createDefinedChannel(definition, keys, deadlineMs, { ...deps, http });
  const { outcomes } = await channel.send({ clientRef, messages: [message] });
  const said = heard === null ? null : iconv.decode(Buffer.from(heard), definition.charset);
  return {
    request,
    answer: said === null ? null : hideSecrets(said, keys).slice(0, SHOWN),
    outcome: outcomes[0] ?? null,
  };
}
