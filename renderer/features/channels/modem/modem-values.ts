import dayjs, { type Dayjs } from 'dayjs';
import type { Input } from '../../../../shared/contract/contract.ts';
import { MODEM_DEFAULTS, type Modem } from '../../../../shared/contract/modems.ts';

/** A modem as the form holds it. */
export interface ModemValues {
  label: string;
  path: string;
  baudRate: number;
  pin: string;
  forgetPin: boolean;
  smsc: string;
  pace: number;
  hourCap: number;
  dayCap: number;
  quietOn: boolean;
  quiet: [Dayjs, Dayjs];
}

const EVENING = 1320;
const MORNING = 480;
const clockOf = (minutes: number): Dayjs => dayjs().startOf('day').add(minutes, 'minute');
export const minutesOf = (clock: Dayjs): number => clock.hour() * 60 + clock.minute();

export function valuesOf(modem: Modem | null, suggested: { label: string; path: string }): ModemValues {
  const given = modem ?? {
    ...suggested,
    baudRate: 115_200,
    smsc: '',
    quietFrom: null,
    quietTo: null,
    ...MODEM_DEFAULTS,
  };
  const { label, path, baudRate, smsc, pace, hourCap, dayCap, quietFrom, quietTo } = given;
  return {
    ...{ label, path, baudRate, smsc, pace, hourCap, dayCap, pin: '', forgetPin: false },
    quietOn: quietFrom !== null,
    quiet: [clockOf(quietFrom ?? EVENING), clockOf(quietTo ?? MORNING)],
  };
}

/** What is stored already, as it has to be handed in again. */
export function inputOf(modem: Modem): Input<'modems.save'> {
  const { id, label, path, baudRate, smsc, pace, hourCap, dayCap, quietFrom, quietTo, enabled } = modem;
  return { id, label, path, baudRate, smsc, pace, hourCap, dayCap, quietFrom, quietTo, enabled };
}

export function inputFrom(values: ModemValues, modem: Modem | null): Input<'modems.save'> {
  const [from, to] = values.quiet;
  const pin = values.forgetPin ? '' : values.pin === '' ? undefined : values.pin;
  return {
    ...(modem === null ? { enabled: true } : { id: modem.id, enabled: modem.enabled }),
    ...(pin === undefined ? {} : { pin }),
    label: values.label.trim(),
    path: values.path.trim(),
    baudRate: values.baudRate,
    smsc: values.smsc.trim(),
    pace: values.pace,
    hourCap: values.hourCap,
    dayCap: values.dayCap,
    quietFrom: values.quietOn ? minutesOf(from) : null,
    quietTo: values.quietOn ? minutesOf(to) : null,
  };
}
