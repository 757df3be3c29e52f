import type { Channel, Descriptor } from '../../../shared/contract/channels.ts';
import { parseTree } from './definition/tree.ts';

/** What a channel can do: its provider's description, less what its own definition leaves out. */
export function descriptorOf(descriptor: Descriptor, channel: Channel | null): Descriptor {
  const text = channel?.config.definition;
  const definition = typeof text === 'string' ? parseTree(text) : null;
  if (definition === null) return descriptor;
  return {
    ...descriptor,
    reports: definition.reports === undefined ? 'none' : descriptor.reports,
    replies: definition.replies !== undefined,
    balance: definition.balance !== undefined,
  };
}
