import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withSource } from '../../electron/transfer/open-source.ts';
import { silent } from '../../electron/transfer/row-source.ts';
import type { ImportContext } from '../../electron/transfer/transfer.ts';
import { createFakeBulk, type FakeBulk } from '../support/fake-bulk.ts';
import { inThreadSink } from '../support/in-thread-sink.ts';

const folder = mkdtempSync(join(tmpdir(), 'feijian-transfer-'));
let files = 0;

/** A path nobody uses yet; the name decides nothing but csv or txt, et or xls. */
export const newPath = (name: string): string => join(folder, `${++files}-${name}`);

export function fileOf(name: string, content: string | Uint8Array): string {
  const path = newPath(name);
  writeFileSync(path, content);
  return path;
}

/** The id of a test file is its path. */
export const asIs = (fileId: string): string => fileId;

export interface ReadResult {
  format: string;
  encoding: string | null;
  sheets: string[];
  rows: [row: number, ...cells: string[]][];
}

export function readSource(source: { fileId: string; sheet?: string; encoding?: string } | { text: string }) {
  return withSource(source, asIs, async (opened): Promise<ReadResult> => {
    const rows: ReadResult['rows'] = [];
    await opened.read(
      'sheet' in source ? (source.sheet ?? null) : null,
      (cells, row) => {
        rows.push([row, ...cells]);
        return true;
      },
      silent,
    );
    return { format: opened.format, encoding: opened.encoding, sheets: opened.sheets.map(({ name }) => name), rows };
  });
}

export const readFileRows = async (path: string) => (await readSource({ fileId: path })).rows;

export function contextOf(
  bulk = createFakeBulk(),
  more: Partial<ImportContext> = {},
): ImportContext & { bulk: FakeBulk } {
  let now = 1_760_000_000_000;
  return {
    bulk,
    files: asIs,
    progress() {},
    cancelled: () => false,
    now: () => now++,
    write: inThreadSink(bulk),
    ...more,
  };
}
