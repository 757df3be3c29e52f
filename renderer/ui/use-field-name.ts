import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

const FIELDS = ['name', 'number', 'gender', 'salutation', 'birthday', 'company', 'remark'] as const;
type Field = (typeof FIELDS)[number];
const isField = (id: string): id is Field => (FIELDS as readonly string[]).includes(id);

/** What a contact field id is called. */
export function useFieldName(): (id: string) => string {
  const { t } = useTranslation();
  return useCallback((id) => (isField(id) ? t(`composer.field.${id}`) : id.replace(/^custom:/, '')), [t]);
}
