import { aliyun } from './aliyun/aliyun.ts';
import type { Gateway } from './frame/gateway.ts';
import { tencent } from './tencent/tencent.ts';
import { yunpian } from './yunpian.ts';

export const GATEWAYS: Gateway[] = [aliyun, tencent, yunpian];
