import type { Carrier } from '../contract/contacts.ts';

/** What the first four digits of an 11-digit number say. */
export interface Segment {
  verdict: 'ok' | 'flag' | 'invalid';
  reason: string;
  /** the network it was first given to; numbers are portable since 2019, so a guess */
  carrier: Carrier;
  /** base · mvno · datacard · emergency · satellite · '' */
  kind: string;
}

const UNASSIGNED: Segment = { verdict: 'invalid', reason: 'unassigned', carrier: 'unknown', kind: '' };
const ok = (carrier: Carrier, kind: string, reason = ''): Segment => ({ verdict: 'ok', reason, carrier, kind });
const flag = (carrier: Carrier, kind: string, reason: string): Segment => ({ verdict: 'flag', reason, carrier, kind });

/**
 * Three or four digits each; a later line overrules an earlier one. Merged from libphonenumber 9.0.35 (Apache-2.0) and
 * ChinaMobilePhoneNumberRegex (MIT): what only one of them knows is `flag`.
 */
const RULES: [Segment, string][] = [
  [ok('mobile', 'base'), '134 135 136 137 138 139 150 151 152 157 158 159 172 178 182 183 184 187 188 195 197 198'],
  [ok('unicom', 'base'), '130 131 132 155 156 166 175 176 185 186 196'],
  [ok('telecom', 'base'), '133 153 173 177 180 181 189 190 191 193 199'],
  [ok('broadnet', 'base'), '192'],
  [ok('telecom', 'mvno'), '162 1700 1701 1702'],
  [ok('mobile', 'mvno'), '165 1703 1705 1706'],
  [ok('unicom', 'mvno'), '167 171 1704 1707 1708 1709'],
  [ok('unicom', 'datacard', 'data_card'), '145'],
  [ok('mobile', 'datacard', 'data_card'), '147'],
  [flag('telecom', 'datacard', 'data_card'), '149'],
  [flag('telecom', 'base', 'satellite'), '1349'],
  [flag('broadnet', '', 'segment_disputed'), '1610'],
  [flag('unknown', '', 'segment_disputed'), '179'],
  [flag('unknown', 'satellite', 'satellite'), '1749'],
];

const table = new Array<Segment>(10_000).fill(UNASSIGNED);
for (const [segment, prefixes] of RULES)
  for (const prefix of prefixes.split(' ')) {
    const span = 10 ** (4 - prefix.length);
    table.fill(segment, Number(prefix) * span, (Number(prefix) + 1) * span);
  }

const SATELLITE_1740 = flag('telecom', 'base', 'satellite');
const EMERGENCY = flag('unknown', 'emergency', 'emergency');

/** 1740 and 1741 are shared out by the fifth digit: 17400–17405 Telecom satellite, 17406–17412 emergency (MIIT). */
function segment174(first: number, fifth: number): Segment {
  if (first === 1740) return fifth <= 5 ? SATELLITE_1740 : EMERGENCY;
  return fifth <= 2 ? EMERGENCY : UNASSIGNED;
}

/** The segment of an 11-digit number by its first four digits as an integer and its fifth. */
export function segmentOf(first: number, fifth: number): Segment {
  if (first === 1740 || first === 1741) return segment174(first, fifth);
  return table[first] ?? UNASSIGNED;
}
