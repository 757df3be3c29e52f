/** One message to one number through our adapter or the vendor's own client: what the providers bench compares. */
import { Agent } from 'node:http';
import { createRequire } from 'node:module';
import type { LookupFunction } from 'node:net';
import tencentCloud from 'tencentcloud-sdk-nodejs-sms';
import type { Channel, ChannelConfig, ChannelDeps, Provider } from '../../electron/channels/channel.ts';
import type { TemplateCall } from '../../electron/core/message-outcome.ts';
import { createClock } from '../../electron/platform/clock.ts';
import type { Http } from '../../electron/platform/ports.ts';
import { createRandom } from '../../electron/platform/random.ts';
import type { Gateway } from '../support/gateways/frame/gateway.ts';

type Dysms = typeof import('@alicloud/dysmsapi20170525');
// CommonJS whose types say otherwise
const { default: AliyunClient, SendSmsRequest } = createRequire(import.meta.url)('@alicloud/dysmsapi20170525') as Dysms;

/** The client takes its service's name from the first label of the host, so the host must be the real one. */
const HOST = 'sms.tencentcloudapi.com';
const toLoopback: LookupFunction = (_host, { all }, done) =>
  all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4);

/** Sends one message; rejects unless it was accepted. */
export type Send = (number: string, ref: string) => Promise<void>;

const refuse = (code: string | undefined): never => {
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

export function tencentSdk({ credentials }: Gateway, url: string): Send {
  const client = new tencentCloud.sms.v20210111.Client({
    credential: { secretId: credentials.secretId, secretKey: credentials.secretKey },
    region: 'ap-guangzhou',
    profile: {
      // no name is asked for and nothing leaves this computer; connections are kept, as Aliyun's client does by itself
      httpProfile: {
        endpoint: `${HOST}:${new URL(url).port}`,
        protocol: 'http://',
        agent: new Agent({ lookup: toLoopback, keepAlive: true }),
      },
    },
  });
  const fixed = { SmsSdkAppId: credentials.appId ?? '', TemplateId: '1111', SignName: '测试' };
  return async (number, SessionContext) => {
    const reply = await client.SendSms({ ...fixed, PhoneNumberSet: [`+86${number}`], SessionContext });
    const code = reply.SendStatusSet?.[0]?.Code;
    if (code !== 'Ok') refuse(code);
  };
}

export function aliyunSdk({ credentials }: Gateway, url: string): Send {
  const config = { ...credentials, endpoint: new URL(url).host, protocol: 'http' };
  const client = new AliyunClient(config as unknown as ConstructorParameters<typeof AliyunClient>[0]);
  return async (phoneNumbers, outId) => {
    const request = new SendSmsRequest({ phoneNumbers, signName: '测试', templateCode: 'SMS_100000001', outId });
    const { body } = await client.sendSms(request);
    if (body?.code !== 'OK') refuse(body?.code);
  };
}
