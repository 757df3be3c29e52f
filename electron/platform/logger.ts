import { pino } from 'pino';
import type { Logger } from './ports.ts';
import { holdsNumber, redactFields, redactText } from './redact.ts';
import { openRotatingFile } from './rotating-file.ts';

/** A full disk or a vanished folder must not stop sending: a line that cannot be written is lost. */
const quietly = (write: (line: string) => void) => (line: string) => {
  try {
    write(holdsNumber(line) ? '{"level":"warn","event":"log.line-refused"}\n' : line);
  } catch {
    // nowhere left to report it
  }
};

/** Ids and codes into `file`, size-limited; every value passes the redaction guard, then every line once more. */
export const createLogger = (file: string, limits: { maxBytes?: number; keep?: number } = {}): Logger => {
  const target = openRotatingFile(file, limits);
  const log = pino(
    {
      base: null,
      messageKey: 'event',
      // ISO time: an epoch would be a run of 13 digits
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: quietly(target.write) },
  );
  const at =
    (level: 'info' | 'warn' | 'error'): Logger['info'] =>
    (event, data = {}) =>
      log[level](redactFields(data), redactText(event));
  return { info: at('info'), warn: at('warn'), error: at('error') };
};

/** For tests and one-shot commands. */
export const silentLogger: Logger = { info: () => {}, warn: () => {}, error: () => {} };
