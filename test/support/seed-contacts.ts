import type { TestCore } from './open-core.ts';

/** Pasted rows into a new group; the first line names the columns. */
export async function pasteGroup({ call, job }: TestCore, newGroup: string, text: string) {
  const source = { text };
  const { columns, hasHeader } = await call('import.inspect', { source });
  const plan = { source, hasHeader, columns: columns.map(({ guess }) => guess), newGroup };
  const { jobId } = await call('import.run', plan);
  const done = await job(jobId);
  if (done.state !== 'done') throw new Error(`import ended as ${done.state}: ${done.error?.code}`);
  const { rows } = await call('groups.list', {});
  const group = rows.find(({ name }) => name === newGroup);
  if (group === undefined) throw new Error('no group was made');
  return group.id;
}

/** Synthetic numbers of China Mobile's 138 range; `ending` forces the last four digits. */
export const numberAt = (at: number, ending?: string): string =>
  `1380${String(at).padStart(3, '0')}${ending ?? '1234'}`;
