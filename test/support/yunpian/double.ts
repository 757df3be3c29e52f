import type { DoubleOptions } from '../gateways/frame/options.ts';
import { type GatewayDouble, startGateway } from '../gateways/frame/start-gateway.ts';
import { yunpian } from '../gateways/yunpian.ts';

export type YunpianDouble = GatewayDouble;

/** 云片 on 127.0.0.1; takes any key when none is given. */
export const startYunpianDouble = ({ apikey, ...options }: DoubleOptions & { apikey?: string } = {}) =>
  startGateway(yunpian, { credentials: apikey === undefined ? null : { apikey }, ...options });
