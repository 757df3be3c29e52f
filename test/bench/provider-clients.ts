/** One message to one number through the vendors' own clients. */
import { Agent } from 'node:http';
import { createRequire } from 'node:module';
import type { LookupFunction } from 'node:net';
import tencentCloud from 'tencentcloud-sdk-nodejs-sms';
import type { Gateway } from '../support/gateways/frame/gateway.ts';
import { refuse, type Send } from './provider-channel.ts';

type Dysms = typeof import('@alicloud/dysmsapi20170525');
// CommonJS whose types say otherwise
const { default: AliyunClient, SendSmsRequest } = createRequire(import.meta.url)('@alicloud/dysmsapi20170525') as Dysms;

/** The client takes its service's name from the first label of the host, so the host must be the real one. */
const HOST = 'sms.tencentcloudapi.com';
const toLoopback: LookupFunction = (_host, { all }, done) =>
  all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4);

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
