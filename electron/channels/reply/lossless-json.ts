/** A JSON number as it was written: message ids exceed 2^53 and money must not pass through a float. */
export interface JsonNumber {
  readonly digits: string;
}

export const isJsonNumber = (value: unknown): value is JsonNumber =>
  typeof value === 'object' && value !== null && 'digits' in value && marks.has(value);

const marks = new WeakSet<object>();

function mark(digits: string): JsonNumber {
  const number = { digits };
  marks.add(number);
  return number;
}

type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown;

// the third argument is in the language (ES2026) and in the runtime, but not yet in the compiler's library
const parseWith = JSON.parse as (text: string, reviver: Reviver) => unknown;

/** Parses JSON keeping every number's own digits; throws SyntaxError as JSON.parse does. */
export function parseLossless(text: string): unknown {
  return parseWith(text, (_key, value, context) =>
    typeof value === 'number' && context.source !== undefined ? mark(context.source) : value,
  );
}

/** Back to text, digits untouched: for keeping a record raw. */
export function writeLossless(value: unknown): string {
  if (isJsonNumber(value)) return value.digits;
  if (Array.isArray(value)) return `[${value.map(writeLossless).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(([key, field]) => `${JSON.stringify(key)}:${writeLossless(field)}`);
    return `{${fields.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
