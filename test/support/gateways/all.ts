import { aliyun } from './aliyun/aliyun.ts';
import { chuanglan } from './chuanglan.ts';
import type { Gateway } from './frame/gateway.ts';
import { ihuyi } from './ihuyi.ts';
import { luosimao } from './luosimao.ts';
import { montnets } from './montnets.ts';
import { smsbao } from './smsbao.ts';
import { submail } from './submail.ts';
import { tencent } from './tencent/tencent.ts';
import { yunpian } from './yunpian.ts';

/** Every provider there is a double of. */
export const GATEWAYS: Gateway[] = [aliyun, tencent, yunpian, chuanglan, submail, montnets, smsbao, ihuyi, luosimao];
