import type { Provider } from './channel.ts';
import { yunpian } from './providers/yunpian.ts';
import { simulator } from './simulator.ts';

/** Every way to send, in the order the user sees them; the first is the first-run default. */
export const PROVIDERS: Provider[] = [simulator, yunpian];

export const providerOf = (id: string): Provider | undefined =>
  PROVIDERS.find(({ descriptor }) => descriptor.provider === id);
