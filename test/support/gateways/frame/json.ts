import type { Answer } from './gateway.ts';

/** An integer beyond 2^53, which JSON.stringify cannot write. */
export const int64 = (digits: string): string => `@int64:${digits}@`;

export function jsonText(value: unknown): string {
  const text = JSON.stringify(value);
  return text.includes('@int64:') ? text.replace(/"@int64:(\d+)@"/g, (_, digits: string) => digits) : text;
}

export const json = (value: unknown, status = 200): Answer => ({ status, body: jsonText(value) });

export const record = (value: unknown): Record<string, unknown> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;

/** The body as an object; null when it is none. */
export function readJson(body: Buffer | string): Record<string, unknown> | null {
  try {
    return record(JSON.parse(body.toString()));
  } catch {
    return null;
  }
}

export const strings = (value: unknown): string[] | null =>
  Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : null;
