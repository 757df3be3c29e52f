/**
 * One side of the providers bench in a process of its own, as it would be in a product: `PROVIDER ours|theirs URL`.
 * For every number it is sent it makes requests for so many ms and answers with its pace.
 */
import { aliyun } from '../../electron/channels/providers/aliyun.ts';
import { tencent } from '../../electron/channels/providers/tencent.ts';
import { createHttp } from '../../electron/platform/http.ts';
import { numberOf } from '../support/engine/rig.ts';
import { aliyun as aliyunGateway } from '../support/gateways/aliyun/aliyun.ts';
import { tencent as tencentGateway } from '../support/gateways/tencent/tencent.ts';
import { CONNECTIONS, openChannel, ours, type Pace, type Send } from './provider-channel.ts';

const [name, side, endpoint = ''] = process.argv.slice(2);

async function aliyunSend(): Promise<Send> {
  if (side === 'theirs') return (await import('./provider-clients.ts')).aliyunSdk(aliyunGateway, endpoint);
  const config = { ...aliyunGateway.credentials, endpoint };
  const channel = openChannel(aliyun, config, createHttp({ connections: CONNECTIONS }));
  return ours(channel, { templateId: 'SMS_100000001', params: [] });
}

async function tencentSend(): Promise<Send> {
  if (side === 'theirs') return (await import('./provider-clients.ts')).tencentSdk(tencentGateway, endpoint);
  const { credentials } = tencentGateway;
  const config = { ...credentials, smsSdkAppId: credentials.appId ?? '', endpoint };
  const channel = openChannel(tencent, config, createHttp({ connections: CONNECTIONS }));
  return ours(channel, { templateId: '1111', params: [] });
}

/** `CONNECTIONS` requests under way at any time. */
async function drive(send: Send, ms: number): Promise<Pace> {
  let next = 0;
  const cpu = process.cpuUsage();
  const started = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() - started < ms) {
        const i = next++;
        await send(numberOf(i), `r${i}`);
      }
    }),
  );
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: (next * 1000) / (performance.now() - started), cpu: (user + system) / next };
}

const send = await (name === 'aliyun' ? aliyunSend() : tencentSend());
process.on('message', (ms: number) => {
  // a rejection is nobody's to catch: the process ends with it, and the bench sees that
  void drive(send, ms).then((pace) => process.send?.(pace));
});
