import type { Request, Response } from '../../shared/contract/wire.ts';
import { createPortTransport } from './port-transport.ts';
import { createSocketTransport } from './socket-transport.ts';

/**
 * `connecting` before the first success, `open`, `lost` while a dropped link is being restored, `denied` when the host
 * does not know this window (its one-time code was spent, or the host was restarted).
 */
export type LinkState = 'connecting' | 'open' | 'lost' | 'denied';

export interface TransportListener {
  frame(frame: Response): void;
  state(state: LinkState): void;
}

export interface Transport {
  /** only while `open` */
  send(frame: Request): void;
  /** try again at once instead of waiting for the back-off */
  retry(): void;
}

/** The browser host serves the window over http; Electron does not. */
export function openTransport(listener: TransportListener): Transport {
  return location.protocol === 'http:' || location.protocol === 'https:'
    ? createSocketTransport(listener)
    : createPortTransport(listener);
}
