import { z } from 'zod';
import { count, id, instant, none } from './common.ts';
import { entry } from './define.ts';
import { explanation } from './messages.ts';

/** Why a modem cannot send; in lower case behind `modem_` an i18n key under `carrier.category.` and `carrier.advice.`. */
export const modemTrouble = z.enum([
  'PORT_MISSING',
  'PORT_BUSY',
  'PORT_DENIED',
  'PORT_FAILED',
  'NOT_A_MODEM',
  'WRONG_SPEED',
  'SIM_MISSING',
  'PIN_NEEDED',
  'PIN_WRONG',
  'PUK_NEEDED',
  'SIM_FAILED',
  'SIM_STOPPED',
  'SIM_REFUSED',
  'NO_NETWORK',
  'SMSC_MISSING',
  'STORAGE_FULL',
]);

/** Parts a minute, an hour and a day that are safe on a personal SIM; above the last two a warning is shown. */
export const MODEM_DEFAULTS = { pace: 6, hourCap: 60, dayCap: 300 } as const;

/** A serial port of this computer. */
export const modemPort = z.object({
  path: z.string(),
  manufacturer: z.string(),
  serialNumber: z.string(),
  vendorId: z.string(),
  productId: z.string(),
  /** the modem that lives there, if the owner added it */
  modemId: id.nullable(),
});

/** What 检测 found out. */
export const modemInfo = z.object({
  manufacturer: z.string(),
  model: z.string(),
  /** all but the last four digits masked */
  imei: z.string(),
  /** the SIM's serial number, masked */
  sim: z.string(),
  /** its own number, masked; '' when the SIM does not know it */
  number: z.string(),
  operator: z.string(),
  carrier: z.enum(['mobile', 'unicom', 'telecom', 'broadnet', 'unknown']),
  registered: z.boolean(),
  roaming: z.boolean(),
  /** 0–4; null = unknown */
  bars: z.int().min(0).max(4).nullable(),
  smsc: z.string(),
  storageUsed: count,
  storageTotal: count,
});
export type ModemInfo = z.infer<typeof modemInfo>;

const state = {
  state: z.enum(['off', 'connecting', 'ready', 'trouble']),
  trouble: modemTrouble.nullable(),
  /** who holds the port, or the raw code behind the trouble */
  detail: z.string(),
  /** the exact command that mends it, where there is one; only ever shown */
  command: z.string().nullable(),
  info: modemInfo.nullable(),
};

/** A limit the owner raised; i18n key under `modem.warning.` with the operators' published limits. */
const warning = z.enum(['hour_cap_raised', 'day_cap_raised', 'pace_raised']);

export const modem = z.object({
  id,
  label: z.string(),
  path: z.string(),
  baudRate: z.int(),
  hasPin: z.boolean(),
  smsc: z.string(),
  pace: count,
  hourCap: count,
  dayCap: count,
  quietFrom: count.nullable(),
  quietTo: count.nullable(),
  enabled: z.boolean(),
  warnings: z.array(warning),
  /** parts that left on this SIM, or may have */
  sentThisHour: count,
  sentToday: count,
  /** ready, but nothing leaves before `until`; i18n key under `modem.standstill.` */
  standstill: z
    .object({
      why: z.enum(['quiet', 'day_cap', 'hour_cap', 'refused', 'failing', 'doubtful']),
      /** what the network said last; '' for the owner's own limits */
      code: z.string(),
      until: instant,
    })
    .nullable(),
  ...state,
});
export type Modem = z.infer<typeof modem>;

/** The limits above the defaults: each comes with the operators' published ones. */
export function raisedLimits({ pace, hourCap, dayCap }: Pick<Modem, 'pace' | 'hourCap' | 'dayCap'>): Modem['warnings'] {
  const raised: Modem['warnings'] = [];
  if (hourCap > MODEM_DEFAULTS.hourCap) raised.push('hour_cap_raised');
  if (dayCap > MODEM_DEFAULTS.dayCap) raised.push('day_cap_raised');
  if (pace > MODEM_DEFAULTS.pace) raised.push('pace_raised');
  return raised;
}

export const modemLine = z.object({
  modemId: id,
  at: instant,
  direction: z.enum(['out', 'in']),
  /** numbers, PINs and PDUs masked */
  text: z.string(),
});

const minute = z.int().min(0).max(1439).nullable();

export const modemsContract = {
  /** every serial port found; `changed modems` is emitted when one comes or goes while somebody asks now and then */
  'modems.ports': entry(none, z.object({ rows: z.array(modemPort) })),
  'modems.list': entry(none, z.object({ rows: z.array(modem) })),
  /** opens a port nobody has added yet, asks, closes it; a PIN is never entered here */
  'modems.probe': entry(
    z.object({ path: z.string().min(1).max(200), baudRate: z.int().min(1200).max(4_000_000).default(115_200) }),
    z.object(state),
  ),
  /** the same for an added one, fresh from the modem; a SIM that was stopped gets another chance */
  'modems.check': entry(z.object({ id }), modem, ['NOT_FOUND']),
  'modems.save': entry(
    z.object({
      id: id.optional(),
      label: z.string().trim().min(1).max(40),
      path: z.string().min(1).max(200),
      baudRate: z.int().min(1200).max(4_000_000).default(115_200),
      /** absent keeps the stored one, '' forgets it */
      pin: z
        .string()
        .regex(/^(\d{4,8})?$/)
        .optional(),
      smsc: z
        .string()
        .regex(/^\+?\d{0,20}$/)
        .default(''),
      pace: z.int().min(1).max(60).default(MODEM_DEFAULTS.pace),
      hourCap: z.int().min(1).max(2000).default(MODEM_DEFAULTS.hourCap),
      dayCap: z.int().min(1).max(20_000).default(MODEM_DEFAULTS.dayCap),
      quietFrom: minute.default(null),
      quietTo: minute.default(null),
      enabled: z.boolean().default(true),
    }),
    modem,
    ['NOT_FOUND', 'NAME_EXISTS'],
  ),
  'modems.remove': entry(z.object({ id }), none, ['NOT_FOUND']),
  /** one text over this modem alone; outside every campaign */
  'modems.sendTest': entry(
    z.object({ id, number: z.string().min(3).max(20), text: z.string().min(1).max(500) }),
    z.object({ outcome: z.enum(['accepted', 'rejected', 'unknown', 'not_sent']), explanation: explanation.nullable() }),
    ['NOT_FOUND', 'NUMBER_INVALID', 'WRONG_STATE'],
  ),
  /** the last lines of the dialogue; later ones come as `modemLine` events */
  'modems.log': entry(z.object({ id }), z.object({ rows: z.array(modemLine) }), ['NOT_FOUND']),
};
