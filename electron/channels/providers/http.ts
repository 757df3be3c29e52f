import luosimao from '../../../resources/http-definitions/luosimao.json' with { type: 'json' };
import smsbao from '../../../resources/http-definitions/smsbao.json' with { type: 'json' };
import type { Check } from '../../../shared/contract/channels.ts';
import type { Channel, ChannelConfig, ChannelDeps, Definitions, Provider } from '../channel.ts';
import { deadlineMsOf } from '../free-text-descriptor.ts';
import { refuseUnsent } from '../reply/read-whole-verdict.ts';
import { completeConfig } from '../validate-config.ts';
import type { Keys } from './http/build-request.ts';
import { checkDefinition, writeDefinition } from './http/check-definition.ts';
import { createDefinedChannel } from './http/create-defined-channel.ts';
import { httpDescriptor } from './http/descriptor.ts';
import { tryOut } from './http/try-out.ts';

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

const textOf = (value: ChannelConfig[string] | undefined): string => (typeof value === 'string' ? value : '');

const keysOf = (config: ChannelConfig): Keys => ({
  account: textOf(config.account),
  key: textOf(config.secretKey),
  password: textOf(config.secretPassword),
  token: textOf(config.secretToken),
});

function createHttpChannel(given: ChannelConfig, deps: ChannelDeps): Channel {
  const config = completeConfig(httpDescriptor, given);
  const checked = checkDefinition(textOf(config.definition));
  if (checked.kind === 'failed') {
    const [problem] = checked.problems;
    return broken(problem?.field ?? '', problem?.code ?? '');
  }
  return createDefinedChannel(checked.definition, keysOf(config), deadlineMsOf(config), deps);
}

const definitions: Definitions = {
  check(text) {
    const checked = checkDefinition(text);
    if (checked.kind === 'failed') return { text: null, problems: checked.problems };
    return { text: writeDefinition(checked.definition), problems: [] };
  },
  async tryOut(given, trial, deps) {
    const config = completeConfig(httpDescriptor, given);
    const checked = checkDefinition(textOf(config.definition));
    if (checked.kind === 'failed') return { problems: checked.problems, request: null, answer: null, outcome: null };
    return { problems: [], ...(await tryOut(checked.definition, keysOf(config), deadlineMsOf(config), trial, deps)) };
  },
  examples: [smsbao, luosimao].map((example) => ({
    name: example.name,
    text: `${JSON.stringify(example, null, 2)}\n`,
  })),
};

/** A provider described by the owner's IT person. */
export const http: Provider = { descriptor: httpDescriptor, create: createHttpChannel, definitions };
