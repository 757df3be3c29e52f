import type { Provider } from './channel.ts';
import { modem } from './modem/modem-channel.ts';
import { aliyun } from './providers/aliyun.ts';
import { chuanglan } from './providers/chuanglan.ts';
import { http } from './providers/http.ts';
import { ihuyi } from './providers/ihuyi.ts';
import { luosimao } from './providers/luosimao.ts';
import { montnets } from './providers/montnets.ts';
import { smsbao } from './providers/smsbao.ts';
import { submail } from './providers/submail.ts';
import { tencent } from './providers/tencent.ts';
import { yunpian } from './providers/yunpian.ts';
import { simulator } from './simulator.ts';

/**
 * Every way to send, in the order the user sees them; the first is the first-run default. What needs least and tells
 * most comes first: free text and reports, then approved templates, then free text alone, then what wants an IP whitelist or a host of its own.
 */
export const PROVIDERS: Provider[] = [
  simulator,
  yunpian,
  tencent,
  aliyun,
  submail,
  luosimao,
  smsbao,
  ihuyi,
  chuanglan,
  montnets,
  http,
  modem,
];

export const providerOf = (id: string): Provider | undefined =>
  PROVIDERS.find(({ descriptor }) => descriptor.provider === id);
