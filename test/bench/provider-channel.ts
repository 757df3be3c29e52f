import type { Channel, ChannelConfig, ChannelDeps, Provider } from '../../electron/channels/channel.ts';
import type { TemplateCall } from '../../electron/core/message-outcome.ts';
import { createClock } from '../../electron/platform/clock.ts';
import type { Http } from '../../electron/platform/ports.ts';
import { createRandom } from '../../electron/platform/random.ts';

export const CONNECTIONS = 8;

export interface Pace {
  perSecond: number;
  /** of this process, µs a request */
  cpu: number;
}

/** Sends one message; rejects unless it was accepted. */
export type Send = (number: string, ref: string) => Promise<void>;

export const refuse = (code: string | undefined): never => {
  throw new Error(`not accepted: ${code}`);
};

export function openChannel(provider: Provider, config: ChannelConfig, http: Http): Channel {
  const logger = { info: () => {}, warn: () => {}, error: () => {} };
  const state: ChannelDeps['state'] = { get: async () => null, set: async () => {} };
  return provider.create(config, { clock: createClock(), random: createRandom(), http, logger, state });
}

export function ours(channel: Channel, template: TemplateCall): Send {
  const fixed = { messageId: 1, text: '【测试】您好', signature: '测试', parts: 1, template };
  return async (number, clientRef) => {
    const { outcomes } = await channel.send({ clientRef, messages: [{ ...fixed, number }] });
    const [outcome] = outcomes;
    if (outcome?.kind !== 'accepted') refuse(outcome?.code);
  };
}
