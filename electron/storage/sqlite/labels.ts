import { AppError } from '../../../shared/contract/errors.ts';
import type { ContactStore, NamedRow } from '../contact-store.ts';
import type { Db } from './connection.ts';
import type { Counters } from './counters.ts';
import { createRunner, immediate, type Runner, sql } from './sql.ts';
import type { Sync } from './sync.ts';
import { unlessTaken } from './unique.ts';

export type LabelKind = 'group' | 'tag';
export type LabelWrites = Pick<
  Sync<ContactStore>,
  'createGroup' | 'renameGroup' | 'deleteGroup' | 'createTag' | 'renameTag' | 'deleteTag'
>;

export const labelRows = (run: Runner, kind: LabelKind): NamedRow[] =>
  run.all(sql`SELECT id, name, contacts FROM labels WHERE kind = ${kind} ORDER BY id`);

/** Groups and tags are the same thing to the database: a named set of contacts with a counter. */
export function createLabels(db: Db) {
  const run = createRunner(db);
  const byName = (kind: LabelKind, name: string): number | undefined =>
    run.get<{ id: number }>(sql`SELECT id FROM labels WHERE kind = ${kind} AND name = ${name}`)?.id;
  const insert = (kind: LabelKind, name: string): number =>
    Number(run.run(sql`INSERT INTO labels (kind, name) VALUES (${kind}, ${name})`).lastInsertRowid);
  return {
    byName,
    insert,
    one(kind: LabelKind, id: number): NamedRow {
      const row = run.get<NamedRow>(sql`SELECT id, name, contacts FROM labels WHERE id = ${id} AND kind = ${kind}`);
      if (row === undefined) throw new AppError('NOT_FOUND', { what: kind });
      return row;
    },
    findOrCreate: (kind: LabelKind, name: string): number => byName(kind, name) ?? insert(kind, name),
    /** `ids` gives the contacts as one column; how many were not members yet */
    addMembers(labelId: number, ids: ReturnType<typeof sql>): number {
      const { changes } = run.run(sql`INSERT OR IGNORE INTO members SELECT ${labelId}, * FROM (${ids}) WHERE true`);
      if (changes > 0) run.run(sql`UPDATE labels SET contacts = contacts + ${changes} WHERE id = ${labelId}`);
      return changes;
    },
    removeMembers(labelId: number, ids: ReturnType<typeof sql>): number {
      const { changes } = run.run(sql`DELETE FROM members WHERE label_id = ${labelId} AND contact_id IN (${ids})`);
      if (changes > 0) run.run(sql`UPDATE labels SET contacts = contacts - ${changes} WHERE id = ${labelId}`);
      return changes;
    },
    rename(kind: LabelKind, id: number, name: string): void {
      const { changes } = run.run(sql`UPDATE labels SET name = ${name} WHERE id = ${id} AND kind = ${kind}`);
      if (changes === 0) throw new AppError('NOT_FOUND', { what: kind });
    },
    remove(kind: LabelKind, id: number): void {
      const { changes } = run.run(sql`DELETE FROM labels WHERE id = ${id} AND kind = ${kind}`);
      if (changes === 0) throw new AppError('NOT_FOUND', { what: kind });
      run.run(sql`DELETE FROM members WHERE label_id = ${id}`);
      run.run(sql`DELETE FROM bin_members WHERE label_id = ${id}`);
    },
  };
}
export type Labels = ReturnType<typeof createLabels>;

export function createLabelWrites(db: Db, labels: Labels, counters: Counters): LabelWrites {
  const create = (kind: LabelKind) =>
    immediate(db, (name: string) => {
      const id = unlessTaken(name, () => labels.insert(kind, name));
      counters.touch();
      return { id, name, contacts: 0 };
    });
  const rename = (kind: LabelKind) =>
    immediate(db, (id: number, name: string) => {
      unlessTaken(name, () => labels.rename(kind, id, name));
      return labels.one(kind, id);
    });
  const remove = (kind: LabelKind) =>
    immediate(db, (id: number) => {
      labels.remove(kind, id);
      counters.touch();
    });
  return {
    createGroup: create('group'),
    renameGroup: rename('group'),
    deleteGroup: remove('group'),
    createTag: create('tag'),
    renameTag: rename('tag'),
    deleteTag: remove('tag'),
  };
}
