import { useEffect, useState } from 'react';
import { CallError } from '../../api/call-error.ts';
import { call } from '../../api/client.ts';
import { goTo, usePlace } from '../../ui/navigation.ts';
import { flushDraft } from './autosave.ts';
import { emptyDraft, useDraftStore } from './draft-store.ts';

/** The signature nearly every message carries; a draft with that alone is nothing to save. */
async function usualSignature(): Promise<string> {
  const { rows } = await call('signatures.list', {});
  return (rows.find((row) => row.isDefault) ?? (rows.length === 1 ? rows[0] : undefined))?.text ?? '';
}

/** `#/compose?group=3&template=5` begins with them filled in. */
async function startFresh(query: URLSearchParams): Promise<void> {
  const { open } = useDraftStore.getState();
  open(null, { ...emptyDraft(), signature: await usualSignature() });
  const { update, updateAudience } = useDraftStore.getState();
  const group = Number(query.get('group'));
  if (group > 0) updateAudience({ groupIds: [group] });
  const wanted = Number(query.get('template'));
  if (!(wanted > 0)) return;
  const { rows } = await call('templates.list', {});
  const template = rows.find(({ id }) => id === wanted);
  if (template) {
    const { id, body, bindings, kind } = template;
    update({ templateId: id, body, bindings, kind });
  }
}

async function openDraft(wanted: number | null, query: URLSearchParams): Promise<void> {
  if (wanted !== null && useDraftStore.getState().id === wanted) return;
  useDraftStore.getState().leaveAddress();
  // What was written in the draft before this one is kept; a draft that cannot be saved says so itself.
  await flushDraft().catch(() => undefined);
  if (wanted === null) return startFresh(query);
  const { id, draft } = await call('drafts.get', { id: wanted });
  useDraftStore.getState().open(id, draft);
}

/** Brings the draft the address names into the store; `error` when it cannot be had. */
export function useOpenDraft(): { ready: boolean; error: CallError | null } {
  const { rest, query } = usePlace();
  const wanted = rest[0] === undefined ? null : Number(rest[0]);
  const asked = query.toString();
  const id = useDraftStore((state) => state.id);
  const [settled, setSettled] = useState<{ wanted: number | null; error: CallError | null } | null>(null);

  useEffect(() => {
    let left = false;
    openDraft(wanted, new URLSearchParams(asked)).then(
      () => !left && setSettled({ wanted, error: null }),
      (error: unknown) => {
        if (left) return;
        const refused = error instanceof CallError ? error : new CallError('INTERNAL');
        if (refused.code === 'ALREADY_STARTED' && wanted !== null) goTo('campaigns', wanted);
        else setSettled({ wanted, error: refused });
      },
    );
    return () => {
      left = true;
    };
  }, [wanted, asked]);

  // A new draft gets its number, and its address, with the first save.
  const ready = settled !== null && (settled.wanted === wanted || (settled.wanted === null && id === wanted));
  return { ready, error: ready ? settled.error : null };
}
