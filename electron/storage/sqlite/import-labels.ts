import type { ImportRow, ImportTarget } from '../bulk-storage.ts';
import type { Db } from './connection.ts';
import { createLabels, type LabelKind } from './labels.ts';
import { inList, sql } from './sql.ts';

const HELD = 200_000;

/** Collects who belongs to which group and tag during an import and writes it label by label. */
export function createImportLabels(db: Db, target: ImportTarget, before: number) {
  const labels = createLabels(db);
  const ofAll = [
    ...target.groupIds.map((id) => labels.one('group', id).id),
    ...target.tagIds.map((id) => labels.one('tag', id).id),
  ];
  const groupId = target.newGroup === null ? null : labels.findOrCreate('group', target.newGroup);
  if (groupId !== null) ofAll.push(groupId);
  const known = { group: new Map<string, number>(), tag: new Map<string, number>() };
  const pending = new Map<number, number[]>();
  const existing: number[] = [];
  let held = 0;
  let added = 0;

  const idOf = (kind: LabelKind, name: string): number => {
    let id = known[kind].get(name);
    if (id === undefined) {
      id = labels.findOrCreate(kind, name);
      known[kind].set(name, id);
    }
    return id;
  };
  const hold = (labelId: number, contactId: number): void => {
    const ids = pending.get(labelId);
    if (ids === undefined) pending.set(labelId, [contactId]);
    else ids.push(contactId);
    if (++held > HELD) flushPending();
  };
  const flushPending = (): void => {
    for (const [labelId, ids] of pending) added += labels.addMembers(labelId, inList(ids));
    pending.clear();
    held = 0;
  };

  return {
    /** a contact that was in the book before: the groups of the whole list are added to it by name */
    addExisting: (contactId: number): void => void (ofAll.length > 0 && existing.push(contactId)),
    addRow(contactId: number, row: ImportRow): void {
      if (row.groups !== undefined) for (const name of row.groups) hold(idOf('group', name), contactId);
      if (row.tags !== undefined) for (const name of row.tags) hold(idOf('tag', name), contactId);
    },
    flush(): number | null {
      flushPending();
      for (const labelId of new Set(ofAll)) {
        added += labels.addMembers(labelId, sql`SELECT id FROM contacts WHERE id > ${before}`);
        if (existing.length > 0) added += labels.addMembers(labelId, inList(existing));
      }
      return groupId;
    },
    changed: (): boolean => added > 0,
  };
}
