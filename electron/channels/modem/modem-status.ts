/** Why a modem cannot send, as the screen and the campaign name it. */
export const MODEM_TROUBLES = [
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
] as const;
export type ModemTrouble = (typeof MODEM_TROUBLES)[number];

/** Troubles that pass by themselves, or when the plug goes back in. */
const PASSING: readonly string[] = [
  'PORT_MISSING',
  'PORT_BUSY',
  'PORT_FAILED',
  'NO_NETWORK',
  'STORAGE_FULL',
  'SIM_REFUSED',
];
export const needsPerson = (code: ModemTrouble): boolean => !PASSING.includes(code);

/** What the modem and its SIM say of themselves; '' and 0 where they do not. */
export interface ModemInfo {
  manufacturer: string;
  model: string;
  imei: string;
  iccid: string;
  imsi: string;
  number: string;
  operator: string;
  /** +CREG, or +CEREG where that is registered */
  registration: number;
  /** 0–31, 99 = unknown */
  signal: number;
  smsc: string;
  storage: { name: string; used: number; total: number };
}

export const NO_INFO: ModemInfo = {
  manufacturer: '',
  model: '',
  imei: '',
  iccid: '',
  imsi: '',
  number: '',
  operator: '',
  registration: 0,
  signal: 99,
  smsc: '',
  storage: { name: '', used: 0, total: 0 },
};

export interface ModemStatus {
  state: 'off' | 'connecting' | 'ready' | 'trouble';
  code: ModemTrouble | null;
  /** who holds the port, or the raw code behind the trouble */
  detail: string;
  path: string;
  info: ModemInfo;
}

/** The network of a SIM, by the first five digits of its IMSI (ITU E.212, MCC 460). */
export function carrierOfImsi(imsi: string): 'mobile' | 'unicom' | 'telecom' | 'broadnet' | 'unknown' {
  const network = imsi.slice(0, 5);
  if (['46000', '46002', '46004', '46007', '46008', '46013'].includes(network)) return 'mobile';
  if (['46001', '46006', '46009', '46010'].includes(network)) return 'unicom';
  if (['46003', '46005', '46011', '46012'].includes(network)) return 'telecom';
  return network === '46015' ? 'broadnet' : 'unknown';
}

/** Bars 0–4 from +CSQ; null = unknown. Under about 7 a modem loses messages. */
export function barsOf(signal: number): number | null {
  if (signal === 99) return null;
  return [2, 7, 12, 18].filter((least) => signal >= least).length;
}
