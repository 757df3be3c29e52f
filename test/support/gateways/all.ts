import type { Gateway } from './frame/gateway.ts';
import { yunpian } from './yunpian.ts';

export const GATEWAYS: Gateway[] = [yunpian];
