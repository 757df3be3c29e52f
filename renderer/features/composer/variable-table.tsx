import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FIELD_LABELS } from '../../../shared/domain/template.ts';
import { useTextFrame } from './live-text.tsx';

/** What a variable can be filled from: the fields every contact has, then the owner's own. */
export function useFields(): string[] {
  const { customFields } = useTextFrame();
  return [...Object.keys(FIELD_LABELS), ...customFields.map((name) => `custom:${name}`)];
}

/** A row for each variable: its name, where it comes from, and the words beside that. */
export function VariableTable({ words, children }: { words: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('composer.bindings.variable')}</th>
          <th scope="col">{t('composer.bindings.field')}</th>
          <th scope="col">{words}</th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
