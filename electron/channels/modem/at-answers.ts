/** Reading the answers of TS 27.005 and 27.007; a modem that says something else is read as saying nothing. */

const after = (lines: readonly string[], prefix: string): string | null =>
  lines
    .find((line) => line.startsWith(prefix))
    ?.slice(prefix.length)
    .trim() ?? null;

const unquoted = (text: string): string => text.trim().replace(/^"|"$/g, '');

/** The bare text of AT+CGMI and the like, with or without its own prefix. */
export const bareAnswer = (lines: readonly string[], prefix: string): string =>
  unquoted(after(lines, prefix) ?? lines[0] ?? '').slice(0, 80);

/** `READY`, `SIM PIN`, `SIM PUK` … */
export const readPin = (lines: readonly string[]): string => after(lines, '+CPIN:') ?? '';

/** rssi 0–31, 99 = unknown (TS 27.007 §8.5) */
export const readSignal = (lines: readonly string[]): number =>
  Number(/\d+/.exec(after(lines, '+CSQ:') ?? '')?.[0] ?? 99);

/** `+CREG: <n>,<stat>` or, unasked, `+CREG: <stat>` */
export function readRegistration(lines: readonly string[], name: string): number {
  const numbers = (after(lines, `+${name}:`) ?? '').split(',');
  return Number(numbers[1] ?? numbers[0] ?? 0) || 0;
}
/** home, roaming, or for SMS alone (TS 27.007 §7.2) */
export const isRegistered = (stat: number): boolean => [1, 5, 6, 7].includes(stat);

export const readSmsc = (lines: readonly string[]): string =>
  unquoted((after(lines, '+CSCA:') ?? '').split(',')[0] ?? '');

/** `+COPS: 0,0,"CHINA MOBILE",7` */
export const readOperator = (lines: readonly string[]): string =>
  /"([^"]*)"/.exec(after(lines, '+COPS:') ?? '')?.[1] ?? '';

/** own number, '' where the SIM does not know it: `+CNUM: "","13800000001",129` */
export const readOwnNumber = (lines: readonly string[]): string =>
  (after(lines, '+CNUM:') ?? '')
    .split(',')
    .map(unquoted)
    .find((text) => /^\+?\d{5,}$/.test(text)) ?? '';

/** `+CGSMS: 1`; -1 where the modem does not say */
export const readService = (lines: readonly string[]): number =>
  Number(/^\d+/.exec(after(lines, '+CGSMS:') ?? '')?.[0] ?? -1);

export interface StorageUse {
  name: string;
  used: number;
  total: number;
}

/** `+CPMS: "SM",3,50,…` or, after setting, `+CPMS: 3,50,…` */
export function readStorage(lines: readonly string[], name: string): StorageUse {
  const fields = (after(lines, '+CPMS:') ?? '').split(',').map(unquoted);
  const named = Number.isNaN(Number(fields[0])) || fields[0] === '';
  const [used, total] = (named ? fields.slice(1) : fields).map(Number);
  return { name: named && fields[0] ? fields[0] : name, used: used || 0, total: total || 0 };
}

/** the memories `+CPMS: ("SM","ME"),…` offers for reading */
export const readMemories = (lines: readonly string[]): string[] =>
  [...((after(lines, '+CPMS:') ?? '').split(')')[0] ?? '').matchAll(/"([A-Z]+)"/g)].map(([, name]) => name ?? '');

/** What each field of `+CNMI: (0-2),(0,1),…` allows. */
export function readChoices(lines: readonly string[], prefix: string): number[][] {
  const groups = [...(after(lines, prefix) ?? '').matchAll(/\(([^)]*)\)/g)].map(([, group]) => group ?? '');
  return groups.map((group) =>
    group.split(',').flatMap((item) => {
      const [from, to] = item.split('-').map(Number);
      if (from === undefined || Number.isNaN(from)) return [];
      return Array.from({ length: (to ?? from) - from + 1 }, (_, i) => from + i);
    }),
  );
}

/** How messages and reports are to be announced: stored and pointed at (survives a crash), else reports directly. */
export function chooseCnmi(choices: readonly number[][]): string {
  const pick = (field: number, wanted: number[]): number =>
    wanted.find((value) => choices[field]?.includes(value)) ?? choices[field]?.[0] ?? wanted[0] ?? 0;
  if (choices.length < 5) return '2,1,0,2,0';
  return [pick(0, [2, 1]), pick(1, [1]), pick(2, [0]), pick(3, [2, 1]), pick(4, [0])].join(',');
}

export interface Listed {
  index: number;
  /** 0 unread, 1 read, 2 and 3 stored for sending */
  stat: number;
  pdu: string;
}

/** `+CMGL: <index>,<stat>,[alpha],<length>` with the PDU on the line behind it */
export function readList(lines: readonly string[]): Listed[] {
  return lines.flatMap((line, i) => {
    const header = /^\+CMGL:\s*(\d+)\s*,\s*(\d+)/.exec(line);
    const pdu = lines[i + 1];
    return header === null || pdu === undefined ? [] : [{ index: Number(header[1]), stat: Number(header[2]), pdu }];
  });
}

/** the PDU of AT+CMGR */
export const readMessage = (lines: readonly string[]): string | null =>
  lines[0]?.startsWith('+CMGR:') ? (lines[1] ?? null) : null;
