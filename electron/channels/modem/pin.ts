import { readPin } from './at-answers.ts';
import type { AtSession } from './at-session.ts';
import type { ModemTrouble } from './modem-status.ts';

const PIN_MS = 30_000;

export interface PinKeeper {
  /** opened; null = none stored */
  pin(): Promise<string | null>;
  setAt: number;
  get(key: string): Promise<string | null>;
  set(key: string, value: string): Promise<void>;
}

/**
 * One PIN is tried once per SIM: the try is written down before it is made, under the SIM's own number, and stands as a
 * rejection unless the SIM accepts. Only a PIN the owner typed later is tried again. A third wrong one would ask for the
 * PUK, which is never guessed.
 */
export async function unlockSim(session: AtSession, iccid: string, keeper: PinKeeper): Promise<ModemTrouble | null> {
  const pin = await keeper.pin();
  if (pin === null || !/^\d{4,8}$/.test(pin)) return 'PIN_NEEDED';
  const key = `pin.${iccid}`;
  const rejectedAt = Number((await keeper.get(key)) ?? -1);
  if (rejectedAt >= keeper.setAt) return 'PIN_WRONG';
  await keeper.set(key, String(keeper.setAt));
  const answer = await session.command(`AT+CPIN="${pin}"`, PIN_MS);
  if (answer.kind !== 'ok') {
    // a port that went before the SIM answered says nothing about the PIN, but one more wrong try is worse
    return answer.kind === 'error' ? wrong(session) : 'SIM_FAILED';
  }
  await keeper.set(key, '-1');
  return null;
}

async function wrong(session: AtSession): Promise<ModemTrouble> {
  const { lines } = await session.command('AT+CPIN?');
  return readPin(lines) === 'SIM PUK' ? 'PUK_NEEDED' : 'PIN_WRONG';
}
