import type { Clock } from '../../platform/ports.ts';
import {
  bareAnswer,
  chooseCnmi,
  isRegistered,
  readChoices,
  readMemories,
  readOperator,
  readOwnNumber,
  readPin,
  readRegistration,
  readSignal,
  readSmsc,
  readStorage,
} from './at-answers.ts';
import type { AtSession } from './at-session.ts';
import { type ModemInfo, type ModemTrouble, NO_INFO } from './modem-status.ts';
import { type PinKeeper, unlockSim } from './pin.ts';

/** A SIM says busy for some seconds after power or its PIN. */
const SIM_TRIES = 10;
const SIM_WAIT_MS = 1000;

export interface Started {
  info: ModemInfo;
  /** null = ready to send */
  trouble: ModemTrouble | null;
  detail: string;
}

interface StartUp {
  session: AtSession;
  clock: Clock;
  pins: PinKeeper;
  /** where the SIM does not say its own number */
  fallbackIccid: string;
  /** '' = the SIM's own */
  smsc: string;
}

const ok = (lines: string[] | null): string[] => lines ?? [];

/** The sequence of a robust sender; optional commands may be refused. */
export async function startUp({ session, clock, pins, fallbackIccid, smsc }: StartUp): Promise<Started> {
  const info: ModemInfo = structuredClone(NO_INFO);
  const failed = (trouble: ModemTrouble, detail = ''): Started => ({ info, trouble, detail });
  /** the answer's lines; null where the command was refused */
  const ask = async (command: string): Promise<string[] | null> => {
    const answer = await session.command(command);
    return answer.kind === 'ok' ? answer.lines : null;
  };

  if (!(await session.wake())) return failed(session.noisy ? 'WRONG_SPEED' : 'NOT_A_MODEM');
  await ask('ATE0');
  await ask('AT+CMEE=1');
  info.manufacturer = bareAnswer(ok(await ask('AT+CGMI')), '+CGMI:');
  info.model = bareAnswer(ok(await ask('AT+CGMM')), '+CGMM:');
  info.imei = bareAnswer(ok(await ask('AT+CGSN')), '+CGSN:');
  if ((await ask('AT+CMGF=?')) === null && info.manufacturer === '') return failed('NOT_A_MODEM');

  const locked = await simState(session, clock);
  info.iccid = bareAnswer(ok((await ask('AT+CCID')) ?? (await ask('AT+ICCID'))), '+CCID:').replace(/\D/g, '');
  if (locked.trouble !== null) return failed(locked.trouble, locked.detail);
  if (locked.pin) {
    const trouble = await unlockSim(session, info.iccid || fallbackIccid, pins);
    if (trouble !== null) return failed(trouble);
    const after = await simState(session, clock);
    if (after.trouble !== null || after.pin) return failed(after.trouble ?? 'PIN_WRONG', after.detail);
  }
  info.imsi = bareAnswer(ok(await ask('AT+CIMI')), '+CIMI:').replace(/\D/g, '');
  info.number = readOwnNumber(ok(await ask('AT+CNUM')));
  await readNetwork(session, info);
  info.smsc = readSmsc(ok(await ask('AT+CSCA?')));
  if (smsc !== '' && smsc !== info.smsc) {
    await ask(`AT+CSCA="${smsc}",${smsc.startsWith('+') ? 145 : 129}`);
    info.smsc = readSmsc(ok(await ask('AT+CSCA?')));
  }
  await ask('AT+CMGF=0');
  await chooseStorage(ask, info);
  await announce(ask);
  // keeps the radio link open between the parts of a text; many modems refuse
  await ask('AT+CMMS=2');
  if (session.gone) return failed('PORT_MISSING');
  if (info.smsc === '') return failed('SMSC_MISSING');
  return { info, trouble: isRegistered(info.registration) ? null : 'NO_NETWORK', detail: '' };
}

async function simState(session: AtSession, clock: Clock) {
  for (let tries = 0; ; tries += 1) {
    const answer = await session.command('AT+CPIN?');
    const code = answer.kind === 'error' ? answer.code : '';
    const state = readPin(answer.lines);
    const result = (trouble: ModemTrouble | null, pin = false) => ({ trouble, pin, detail: code });
    if (answer.kind === 'gone') return result('PORT_MISSING');
    if (answer.kind === 'ok' && state === 'READY') return result(null);
    if (state === 'SIM PIN' || code === 'CME:11') return result(null, true);
    if (state === 'SIM PUK' || code === 'CME:12') return result('PUK_NEEDED');
    if (code === 'CME:10') return result('SIM_MISSING');
    if (tries >= SIM_TRIES || (code !== 'CME:14' && answer.kind !== 'timeout')) return result('SIM_FAILED');
    await clock.sleep(SIM_WAIT_MS);
  }
}

/** LTE sticks may show CREG 0 while CEREG is 1. */
export async function readNetwork(session: AtSession, info: ModemInfo): Promise<void> {
  info.registration = 0;
  for (const name of ['CREG', 'CEREG', 'CGREG']) {
    const { lines } = await session.command(`AT+${name}?`);
    const stat = readRegistration(lines, name);
    if (info.registration === 0 || isRegistered(stat)) info.registration = stat;
    if (isRegistered(info.registration)) break;
  }
  info.signal = readSignal((await session.command('AT+CSQ')).lines);
  info.operator = readOperator((await session.command('AT+COPS?')).lines);
}

type Ask = (command: string) => Promise<string[] | null>;

async function chooseStorage(ask: Ask, info: ModemInfo): Promise<void> {
  const memories = readMemories(ok(await ask('AT+CPMS=?')));
  for (const name of ['SM', 'ME', 'MT'].filter((one) => memories.length === 0 || memories.includes(one))) {
    const lines = await ask(`AT+CPMS="${name}","${name}","${name}"`);
    if (lines === null) continue;
    info.storage = { ...readStorage(lines, name), name };
    return;
  }
  info.storage = readStorage(ok(await ask('AT+CPMS?')), '');
}

/**
 * Messages and reports go to the storage and are pointed at. Where reports can only come directly, CSMS stays 0: with 1
 * each would have to be acknowledged in time, and one missed ends them all.
 */
async function announce(ask: Ask): Promise<void> {
  const chosen = chooseCnmi(readChoices(ok(await ask('AT+CNMI=?')), '+CNMI:'));
  const direct = chosen.split(',')[3] === '1';
  await ask(`AT+CSMS=${direct ? 0 : 1}`);
  for (const setting of [chosen, '2,1,0,2,0', '2,1,0,1,0', '1,1,0,1,0', '2,1']) {
    if ((await ask(`AT+CNMI=${setting}`)) !== null) return;
  }
}
