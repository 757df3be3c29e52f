import type { Logger } from '../../../electron/platform/ports.ts';

export interface LogLine {
  level: 'info' | 'warn' | 'error';
  event: string;
  data: Record<string, string | number | boolean | null>;
}

export const createMemoryLogger = (): Logger & { lines: LogLine[] } => {
  const lines: LogLine[] = [];
  const at =
    (level: LogLine['level']): Logger['info'] =>
    (event, data = {}) =>
      lines.push({ level, event, data });
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
};
