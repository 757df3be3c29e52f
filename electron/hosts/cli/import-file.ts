import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../../shared/contract/errors.ts';
import {
  type ColumnTarget,
  columnTarget,
  type ImportOutcome,
  type Inspection,
  importOutcome,
  type MergeRule,
  PIECE_BYTES,
} from '../../../shared/contract/transfer.ts';
import { Refusal, UsageError } from './command.ts';
import type { Progress } from './progress.ts';
import type { Session } from './session.ts';
import type { Texts } from './texts/zh.ts';

export interface ImportRequest {
  path: string;
  group: { id: number } | { name: string } | null;
  map: string | undefined;
  merge: MergeRule;
  sheet?: string | undefined;
  encoding?: string | undefined;
  hasHeader: boolean | null;
  checkOnly: boolean;
}

/** Uploads a file, maps its columns and imports or checks it, as the wizard does. */
export async function importFile(
  { call }: Session,
  request: ImportRequest,
  t: Texts,
  progress: Progress,
): Promise<ImportOutcome> {
  const fileId = await upload({ call }, request.path);
  const { sheet, encoding } = request;
  const source = { fileId, ...(sheet === undefined ? {} : { sheet }), ...(encoding === undefined ? {} : { encoding }) };
  const inspection = await call('import.inspect', { source });
  const { group } = request;
  const plan = {
    source: { ...source, ...(inspection.sheet === null ? {} : { sheet: inspection.sheet }) },
    hasHeader: request.hasHeader ?? inspection.hasHeader,
    columns: mapped(inspection, request.map, t),
    merge: request.merge,
    groupIds: group !== null && 'id' in group ? [group.id] : [],
    ...(group !== null && 'name' in group ? { newGroup: group.name } : {}),
  };
  const { jobId } = await call(request.checkOnly ? 'import.check' : 'import.run', plan);
  try {
    return importOutcome.parse(await finished({ call }, jobId, progress));
  } finally {
    await call('files.discard', { fileId });
  }
}

async function upload({ call }: Session, path: string): Promise<string> {
  const info = await stat(path).catch(() => null);
  if (info === null || !info.isFile()) throw new AppError('FILE_MISSING');
  const { fileId } = await call('files.begin', { name: basename(path), size: info.size });
  const file = await open(path).catch(() => {
    throw new AppError('FILE_MISSING');
  });
  try {
    const buffer = Buffer.alloc(PIECE_BYTES);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, PIECE_BYTES);
      if (bytesRead === 0) return fileId;
      await call('files.append', { fileId, base64: buffer.toString('base64', 0, bytesRead) });
    }
  } finally {
    await file.close();
  }
}

/** The guesses, with what `--map number=手机号,…` says put over them. */
function mapped({ columns }: Inspection, map: string | undefined, t: Texts): ColumnTarget[] {
  const targets = columns.map(({ guess }) => guess);
  for (const piece of map?.split(',') ?? []) {
    const cut = piece.indexOf('=');
    const target = columnTarget.safeParse(piece.slice(0, Math.max(0, cut)).trim());
    if (!target.success) throw new UsageError(`--map ${piece}`);
    const wanted = piece.slice(cut + 1).trim();
    const named = columns.findIndex(({ header }) => header.trim() === wanted);
    const at = named >= 0 ? named : /^\d+$/.test(wanted) ? Number(wanted) - 1 : -1;
    if (columns[at] === undefined) throw new Refusal(t.notFoundNamed('column', wanted));
    // a field is filled from one column: the guess it had elsewhere gives way
    if (target.data !== 'skip')
      for (const [i, other] of targets.entries()) if (other === target.data) targets[i] = 'skip';
    targets[at] = target.data;
  }
  if (!targets.includes('number')) throw new AppError('NO_NUMBER_COLUMN');
  return targets;
}

async function finished({ call }: Session, jobId: string, progress: Progress): Promise<unknown> {
  const { setTimeout: sleep } = await import('node:timers/promises');
  for (let wait = 5; ; wait = Math.min(200, wait * 2)) {
    const job = await call('jobs.get', { jobId });
    if (job.state === 'done') {
      progress.end();
      return job.result;
    }
    if (job.state !== 'running') {
      progress.end();
      throw new AppError(job.error?.code ?? 'CANCELLED', job.error?.data ?? {});
    }
    progress.show(job.done, job.total, `${job.rowsPerSecond}/s`);
    await sleep(wait);
  }
}
