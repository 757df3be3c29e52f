import { randomBytes } from 'node:crypto';
import type { Random } from './ports.ts';

export const createRandom = (): Random => ({
  // 48 bits: exact in a double, and never 1
  next: () => randomBytes(6).readUIntBE(0, 6) / 2 ** 48,
  hex: (bytes) => randomBytes(bytes).toString('hex'),
});
