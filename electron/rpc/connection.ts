import type { Response } from '../../shared/contract/wire.ts';

/** One open window: any duplex of frames, already authenticated by its host. */
export interface Connection {
  send(frame: Response): void;
  onMessage(listener: (frame: unknown) => void): void;
  onClose(listener: () => void): void;
}
