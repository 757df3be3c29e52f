type Value = string | number | boolean | null;

/** Seven or more digits, also when written with single spaces or hyphens: long enough to be somebody's number. */
const DIGITS = /\d(?:[\s-]?\d){6,}/g;
const LONG_RUN = /\d{7,}/;
const SECRET_FIELD = /key|secret|token|password|authorization|credential/i;
const LONGEST = 2000;

// anything outside printable ASCII may be a name or a text
const isPlain = (text: string) => [...text].every((char) => char === '\n' || (char >= ' ' && char <= '~'));

/** Masks what might be a phone number, a text, a name or a key. */
export const redactText = (text: string): string => {
  if (!isPlain(text)) return `[${text.length} chars]`;
  return text.slice(0, LONGEST).replace(DIGITS, (run) => '*'.repeat(run.length));
};

const redactValue = (field: string, value: Value): Value => {
  if (typeof value === 'string') return SECRET_FIELD.test(field) ? '[secret]' : redactText(value);
  if (typeof value === 'number' && LONG_RUN.test(String(value))) return '*'.repeat(String(value).length);
  return value;
};

export const redactFields = (data: Record<string, Value>): Record<string, Value> =>
  Object.fromEntries(Object.entries(data).map(([field, value]) => [redactText(field), redactValue(field, value)]));

/** The last gate before the file: true when a line could still hold a number. */
export const holdsNumber = (line: string): boolean => LONG_RUN.test(line);
