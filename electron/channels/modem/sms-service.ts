import { readService } from './at-answers.ts';
import type { AtSession } from './at-session.ts';

/** TS 27.007 §10.1.21: circuit switched only, then circuit switched before packets. */
const SERVICES = [1, 3];

/**
 * The commonest refusal, CMS 500, often means that the modem hands texts to a packet service the network has none of.
 * Each call sets the next service that is left to try; none of them again before the port is opened anew.
 */
export function createSmsService({ command }: Pick<AtSession, 'command'>): () => Promise<void> {
  let left: number[] | null = null;
  return async () => {
    if (left === null) {
      const now = readService((await command('AT+CGSMS?')).lines);
      left = SERVICES.filter((service) => service !== now);
    }
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      if ((await command(`AT+CGSMS=${next}`)).kind === 'ok') return;
    }
  };
}
