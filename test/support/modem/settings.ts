/** What a client sets and a power cycle forgets. */
export interface Settings {
  echo: boolean;
  /** 0 ERROR, 1 and 2 +CME ERROR: n */
  cmee: number;
  /** 0 PDU mode, 1 text mode */
  cmgf: number;
  csms: number;
  /** mode, mt, bm, ds, bfr (TS 27.005 §3.4.1) */
  cnmi: [number, number, number, number, number];
  cmms: number;
  /** by which service texts leave (TS 27.007 §10.1.21): 0 packets, 1 circuit switched, 2 and 3 one before the other */
  cgsms: number;
  creg: Record<'CREG' | 'CGREG' | 'CEREG', number>;
  cscs: string;
  /** numeric or alphanumeric operator */
  copsFormat: number;
  /** memories to read from, to write to, to receive into */
  memories: [string, string, string];
}

export const freshSettings = (): Settings => ({
  echo: true,
  cmee: 0,
  cmgf: 0,
  csms: 0,
  cnmi: [0, 0, 0, 0, 0],
  cmms: 0,
  cgsms: 0,
  creg: { CREG: 0, CGREG: 0, CEREG: 0 },
  cscs: 'GSM',
  copsFormat: 0,
  memories: ['SM', 'SM', 'SM'],
});

/** How this modem behaves towards anybody, changed at any time by a test. */
export interface Quirks {
  /** no modem at all: says nothing, or noise as at a wrong speed */
  deaf: 'no' | 'silent' | 'noise';
  /** never echoes, whatever ATE says */
  neverEcho: boolean;
  lineEnd: '\r\n' | '\r';
  prompt: '> ' | '>';
  /** goes on by itself when the port is pulled out: what is typed and set stays */
  ownPower: boolean;
  /** ms before each answer */
  latencyMs: number;
  /** bytes at a time and ms between them; null = at once */
  slow: { bytes: number; everyMs: number } | null;
  /** CREG, CGREG and CEREG status: 1 home, 5 roaming, 2 searching, 3 denied */
  registration: number;
  /** an LTE stick may show CREG 0 while CEREG is 1 */
  lteOnly: boolean;
  /** the services of +CGSMS by which this network takes texts; by another it says CMS 500 */
  services: number[];
  /** +CSQ rssi, 99 unknown */
  signal: number;
  operator: string;
  operatorCode: string;
  /** unsolicited lines wait until no command runs, or come at once */
  unsolicited: 'idle' | 'anywhere';
  manufacturer: string;
  model: string;
  revision: string;
  imei: string;
  /** final answer by command: refuses optional commands, `{ '+CSMS=': 'ERROR' }` */
  refuse: Record<string, string>;
}

export const QUIRK_DEFAULTS: Quirks = {
  deaf: 'no',
  neverEcho: false,
  lineEnd: '\r\n',
  prompt: '> ',
  ownPower: false,
  latencyMs: 0,
  slow: null,
  registration: 1,
  lteOnly: false,
  services: [0, 1, 2, 3],
  signal: 20,
  operator: 'CHINA MOBILE',
  operatorCode: '46000',
  unsolicited: 'idle',
  manufacturer: 'Feijian',
  model: 'Emulator',
  revision: 'R1',
  imei: '350000000000006',
  refuse: {},
};
