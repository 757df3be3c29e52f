export type FoldedNumber = { kind: 'digits'; digits: string } | { kind: 'refused'; reason: string };

/** Invisible marks that spreadsheets, chats and web pages leave around numbers, and every kind of blank. */
const UNSEEN = /\p{Cf}|\p{Cc}|\p{Z}|\p{Mn}|\u2800|\u3164/gu;
/** quotes a spreadsheet writes to keep a text a text, and punctuation left over from a list */
const WRAPPING = /^[='‘’`"“”′,;、/|]+|['‘’`"“”′,;、/|。]+$/g;
const DASHES_AND_BRACKETS = /[-\u2010-\u2015\u2212\u30fc\u4e00()（）[\]·.]/g;
const SCIENTIFIC = /^\+?(\d)(?:\.(\d*))?e\+?(\d{1,2})$/i;
const DECIMAL_ZERO = /^(\+?\d+)\.0*$/;
const BETWEEN_NUMBERS = /[/\\;,、|\n\r]+|\s{2,}|和|或/;

const refused = (reason: string): FoldedNumber => ({ kind: 'refused', reason });

/** 1.3800138000E+10 keeps all eleven digits; anything shorter was rounded for display and the rest is lost. */
function fromScientific(match: RegExpExecArray): FoldedNumber {
  const decimals = match[2] ?? '';
  const exponent = Number(match[3]);
  if (decimals.length !== exponent) return refused('excel_rounded');
  return withoutPrefix(`${match[1]}${decimals}`);
}

const countDigits = (text: string): number => text.replace(/\D/g, '').length;

function holdsSeveral(text: string): boolean {
  return text.split(BETWEEN_NUMBERS).filter((piece) => countDigits(piece) >= 7).length > 1;
}

/** Country code and trunk prefix off: +86, 0086, 86 before eleven digits, 0 before a mobile number. */
function withoutPrefix(text: string): FoldedNumber {
  const abroad = text.startsWith('+') || text.startsWith('00');
  let digits = text.startsWith('+') ? text.slice(1) : text.startsWith('00') ? text.slice(2) : text;
  if (abroad && digits.startsWith('00')) digits = digits.slice(2);
  if (abroad && !digits.startsWith('86')) return refused('foreign');
  if (abroad || (digits.startsWith('86') && digits.length >= 13)) digits = digits.slice(2);
  if (abroad && /^[1-9]/.test(digits) && digits.length !== 11 && digits.length !== 13)
    return { kind: 'digits', digits: LANDLINE_ABROAD.test(digits) ? `0${digits}` : digits };
  return { kind: 'digits', digits: /^01[3-9]\d{9}$/.test(digits) ? digits.slice(1) : digits };
}
const LANDLINE_ABROAD = /^(?:10|2\d|[3-9]\d{2})[2-9]\d{6,7}$/;

/** Up to 15 digits among blanks, dashes and parentheses, perhaps with a plus in front: nearly every messy cell. */
function plainDigits(input: string): string | null {
  let digits = '';
  for (let i = 0; i < input.length; i++) {
    const code = input.charCodeAt(i);
    if (code >= 48 && code <= 57) digits += input[i];
    else if (code >= 0xff10 && code <= 0xff19) digits += String.fromCharCode(code - 0xfee0);
    else if (code === 43 && digits === '') digits = '+';
    else if (code !== 32 && code !== 45 && code !== 40 && code !== 41 && code !== 0xa0) return null;
  }
  return digits.length >= 2 && digits.length <= 15 ? digits : null;
}

/** Reduces whatever stands in a cell to plain digits, or says why it cannot be one number. */
export function foldNumber(input: string): FoldedNumber {
  const simple = plainDigits(input);
  if (simple !== null) return withoutPrefix(simple);
  const wide = input.normalize('NFKC');
  const text = wide.replace(UNSEEN, '').replace(WRAPPING, '');
  if (text === '') return refused('empty');
  const scientific = SCIENTIFIC.exec(text);
  if (scientific) return fromScientific(scientific);
  if (holdsSeveral(wide)) return refused('several_numbers');
  const plain = (DECIMAL_ZERO.exec(text)?.[1] ?? text).replace(DASHES_AND_BRACKETS, '');
  if (!/^\+?\d+$/.test(plain)) return refused('not_a_number');
  return withoutPrefix(plain);
}
