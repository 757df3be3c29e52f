import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanRecipient } from '../../../shared/domain/recipient-fields.ts';
import { useQueryOf } from '../../api/hooks.ts';
import { ASKER, useAskedDraft } from './asked-draft.ts';

export interface PreviewRecipient {
  recipient: PlanRecipient;
  /** nobody is chosen yet: an invented person */
  sample: boolean;
  /** 1-based, of all who will be written to */
  position: number;
  matching: number;
  next: (() => void) | null;
  previous: (() => void) | null;
}

const FIRST = -1;
const START = [FIRST];
const NOBODY: PlanRecipient = {
  number: '',
  name: '',
  gender: null,
  birthday: null,
  company: '',
  remark: '',
  custom: null,
};

/** Whose message the preview shows. Their fields are fetched, so that typing needs no answer from the core. */
export function usePreviewRecipient(customFields: readonly string[]): PreviewRecipient {
  const asked = useAskedDraft((state) => state.asked);
  const { audience } = asked;
  /** where each page up to this one began, for the way back; another audience starts at its first recipient */
  const [walked, setWalked] = useState({ audience, trail: START });
  const trail = walked.audience === audience ? walked.trail : START;
  const after = trail.at(-1) ?? FIRST;
  const page = useQueryOf(
    'compose.recipients',
    { draft: asked, key: `${ASKER}-preview`, after, limit: 1 },
    { keep: true },
  );
  const row = page.data?.rows[0];
  const book = useQueryOf(
    'contacts.page',
    { filter: { q: row?.number ?? '' }, limit: 5 },
    { enabled: row !== undefined, keep: true },
  );
  const contact = book.data?.rows.find(({ number }) => number === row?.number);
  const matching = page.data?.matching ?? 0;

  const sample = useSample(customFields);

  return useMemo(() => {
    if (!row) return { recipient: sample, sample: true, position: 0, matching, next: null, previous: null };
    const walk = (steps: number[]) => setWalked({ audience, trail: steps });
    return {
      recipient: contact ?? { ...NOBODY, number: row.number, name: row.name },
      sample: false,
      position: trail.length,
      matching,
      next: trail.length < matching ? () => walk([...trail, row.seq]) : null,
      previous: trail.length > 1 ? () => walk(trail.slice(0, -1)) : null,
    };
  }, [row, contact, matching, trail, audience, sample]);
}

function useSample(customFields: readonly string[]): PlanRecipient {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      ...NOBODY,
      number: '13800138000',
      name: t('composer.sample.name'),
      gender: 'female',
      birthday: '1990-05-03',
      company: t('composer.sample.company'),
      remark: t('composer.sample.remark'),
      custom: Object.fromEntries(customFields.map((name) => [name, t('composer.sample.custom', { name })])),
    }),
    [t, customFields],
  );
}
