/** What a refusal means for the message and for the SIM. */
export type CodeClass =
  | 'busy' // the same SIM again after a moment
  | 'network' // not registered: wait
  | 'number' // this recipient never
  | 'sim' // this SIM is of no use, another may be
  | 'refused' // arrears, quota or the spam filter
  | 'request' // the PDU is not to be had: our bug
  | 'storage' // the SIM's memory is full
  | 'smsc' // no service centre
  | 'unknown'; // it may have left

/** TS 27.005 §3.2.5 and TS 24.011 annex E; the classes are our reading. */
const CMS: [CodeClass, number[]][] = [
  ['busy', [17, 22, 38, 41, 42, 47, 192, 194, 314, 515]],
  ['network', [331]],
  ['number', [1, 30, 195, 196]],
  ['sim', [8, 10, 28, 29, 50, 69, 193, 310, 311, 312, 313, 315, 316, 317, 318]],
  ['refused', [21]],
  ['request', [95, 96, 97, 111, 176, 198, 199, 302, 303, 304, 305]],
  ['storage', [208, 320, 321, 322]],
  ['smsc', [330]],
  ['unknown', [197, 332, 500]],
];
/** TS 27.007 §9.2 */
const CME: [CodeClass, number[]][] = [
  ['busy', [14, 515]],
  ['network', [30]],
  ['sim', [5, 6, 7, 10, 11, 12, 13, 15, 16, 17, 18, 32]],
  ['storage', [20, 23]],
  ['request', [3, 4, 24, 25, 26, 27, 50]],
  ['unknown', [31]],
];
const tableOf = (rows: [CodeClass, number[]][]) =>
  new Map(rows.flatMap(([name, codes]) => codes.map((code): [number, CodeClass] => [code, name])));
const TABLES: Record<string, Map<number, CodeClass>> = { CMS: tableOf(CMS), CME: tableOf(CME) };

/** The class of `CMS:38` or `CME:10`; codes nobody describes leave it open whether the message left. */
export function classOf(code: string): CodeClass {
  const [family = '', number] = code.split(':');
  return TABLES[family]?.get(Number(number)) ?? 'unknown';
}
