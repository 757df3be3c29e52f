import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';

/** [number, id ('' when refused), 条, code, hash of the text] */
export type LedgerRow = [number: string, id: string, parts: number, code: string, text: string];

export type LedgerEvent =
  | { e: 'send'; n: number; at: number; action: string; uid: string; fault: string; rows: LedgerRow[] }
  | { e: 'reports'; at: number; rows: [id: string, number: string, status: string][] }
  | { e: 'refund'; at: number; id: string; li: number };

export interface LedgerFile {
  write(event: LedgerEvent): void;
  close(): void;
}

/** One write call a line: what was written before the client died is in the file. */
export function openLedger(file: string | undefined): LedgerFile {
  if (file === undefined) return { write: () => undefined, close: () => undefined };
  const fd = openSync(file, 'a');
  return {
    write: (event) => {
      writeSync(fd, `${JSON.stringify(event)}\n`);
    },
    close: () => closeSync(fd),
  };
}

/** Reads a truth ledger back, also while the double still writes it (a half line at the end is left out). */
export function readLedger(file: string): LedgerEvent[] {
  if (!existsSync(file)) return [];
  const text = readFileSync(file, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line): LedgerEvent => JSON.parse(line));
}

/** How often each number was accepted, by uid or text so that campaigns are told apart. */
export function acceptedCounts(
  events: LedgerEvent[],
  key: (row: LedgerRow, uid: string) => string,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const event of events) {
    if (event.e !== 'send') continue;
    for (const row of event.rows) {
      if (row[1] === '') continue;
      const name = key(row, event.uid);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}
