import luosimao from '../../../resources/http-definitions/luosimao.json' with { type: 'json' };
import smsbao from '../../../resources/http-definitions/smsbao.json' with { type: 'json' };
import type { Check } from '../../../shared/contract/channels.ts';
import type { Channel, ChannelConfig, ChannelDeps, Definitions, Provider } from '../channel.ts';
import { deadlineMsOf } from '../free-text-descriptor.ts';
import { refuseUnsent } from '../reply/read-whole-verdict.ts';
import { completeConfig } from '../validate-config.ts';
import { checkDefinition, writeDefinition } from './http/check-definition.ts';
import { createDefinedChannel } from './http/create-defined-channel.ts';
import { httpDescriptor } from './http/descriptor.ts';

/** A definition nobody could have saved: nothing is ever sent by it, and the check says where it is wrong. */
function broken(field: string, code: string): Channel {
  const checks: Check[] = [{ item: 'credentials', passed: false, code: 'BAD_DEFINITION', detail: `${field} ${code}` }];
  return {
    descriptor: { ...httpDescriptor, reports: 'none', replies: false, balance: false },
    send: async ({ messages }) =>
      refuseUnsent(messages, { kind: 'rejected', code: 'BAD_DEFINITION', reject: 'account' }),
    check: async () => checks,
    close: async () => undefined,
  };
}

function createHttpChannel(given: ChannelConfig, deps: ChannelDeps): Channel {
  const config = completeConfig(httpDescriptor, given);
  const text = (key: string) => (typeof config[key] === 'string' ? config[key] : '');
  const checked = checkDefinition(text('definition'));
  if (checked.kind === 'failed') {
    const [problem] = checked.problems;
    return broken(problem?.field ?? '', problem?.code ?? '');
  }
  const keys = {
    account: text('account'),
    key: text('secretKey'),
    password: text('secretPassword'),
    token: text('secretToken'),
  };
  return createDefinedChannel(checked.definition, keys, deadlineMsOf(config), deps);
}

const definitions: Definitions = {
  check(text) {
    const checked = checkDefinition(text);
    if (checked.kind === 'failed') return { text: null, problems: checked.problems };
    return { text: writeDefinition(checked.definition), problems: [] };
  },
  examples: [smsbao, luosimao].map((example) => ({
    name: example.name,
    text: `${JSON.stringify(example, null, 2)}\n`,
  })),
};

/** A provider described by the owner's IT person. */
export const http: Provider = { descriptor: httpDescriptor, create: createHttpChannel, definitions };
