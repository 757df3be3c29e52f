import type { Check } from '../../../shared/contract/channels.ts';
import type { OutMessage } from '../../core/message-outcome.ts';
import type { BatchRequest, Channel, ChannelConfig, ChannelDeps, Provider, SendResult } from '../channel.ts';
import { catalogChecks, checked, firstChecks } from '../reply/account-checks.ts';
import { sendBisected } from '../reply/bisect.ts';
import { sameForAll } from '../reply/match-numbers.ts';
import { groupsOf, sendGroups } from '../reply/send-groups.ts';
import { shanghaiText } from '../shanghai-text.ts';
import { completeConfig } from '../validate-config.ts';
import { readCatalog, readStatistics } from './aliyun/catalog.ts';
import { createAliyunClient } from './aliyun/client.ts';
import { aliyunDescriptor } from './aliyun/descriptor.ts';
import { lookup } from './aliyun/lookup.ts';
import { readSend } from './aliyun/read-reply.ts';
import { detailsCall, isSame, listCall, MOST_PERSONAL, MOST_SAME, sendCall, templateKey } from './aliyun/requests.ts';
import { details, signatures } from './aliyun/schemas.ts';

/** requests one batch may have out at once */
const WIDTH = 4;
/** asking about any number shows whether the account may ask at all */
const SAMPLE_NUMBER = '13800138000';

function createAliyun(given: ChannelConfig, deps: ChannelDeps): Channel {
  const config = completeConfig(aliyunDescriptor, given);
  const client = createAliyunClient(config, deps);

  async function sendOne(messages: OutMessage[], outId: string, signal?: AbortSignal): Promise<SendResult> {
    if (messages[0]?.template === undefined) {
      const refused = sameForAll(messages, { kind: 'rejected', code: 'NO_TEMPLATE', reject: 'request' });
      return { ...refused, portal: false, retryAfterMs: null, serverTime: null };
    }
    return sendBisected(messages, async (part) => readSend(await client.post(sendCall(part, outId), signal), part));
  }

  async function check(): Promise<Check[]> {
    const first = await client.ask(listCall('QuerySmsSignList', 1), signatures);
    const checks = firstChecks(first, deps.clock.now(), (code) => code === 'AL:isv.DENY_IP_RANGE');
    if (first.kind === 'failed') return checks;
    const today = shanghaiText(deps.clock.now()).slice(0, 10).replaceAll('-', '');
    const records = await client.ask(detailsCall(SAMPLE_NUMBER, today, 1), details);
    const reports = checked('reports', records.kind === 'failed' ? records.code : null);
    return [...checks, ...catalogChecks(await readCatalog(client)), reports];
  }

  return {
    descriptor: aliyunDescriptor,
    send({ clientRef, messages, signal }: BatchRequest) {
      const groups = groupsOf(messages, MOST_SAME, templateKey).flatMap((group) =>
        isSame(group) ? [group] : groupsOf(group, MOST_PERSONAL, templateKey),
      );
      return sendGroups(groups, WIDTH, (group) => sendOne(group, clientRef, signal));
    },
    lookup: (query) => lookup(client, query, deps.clock.now()),
    catalog: () => readCatalog(client),
    statistics: (from, to) => readStatistics(client, from, to),
    check,
    close: async () => undefined,
  };
}

/** 阿里云 Dysmsapi 2017-05-25: the code of an approved template and its parameters; one verdict a request. */
export const aliyun: Provider = { descriptor: aliyunDescriptor, create: createAliyun };
