import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../../shared/contract/contacts.ts';
import { CellEditor } from './cell-editor.tsx';
import type { EditableKey } from './editable-fields.ts';

interface EditableCellProps {
  contact: Contact;
  field: EditableKey;
  /** what the cell says, for the eye */
  children: ReactNode;
  /** and for the ear; empty when nothing is there */
  said: string;
}

function nextCell(from: HTMLElement | null): HTMLElement | null {
  let cell = from?.nextElementSibling ?? null;
  while (cell) {
    const button = cell.querySelector<HTMLElement>('[data-cell]');
    if (button) return button;
    cell = cell.nextElementSibling;
  }
  return null;
}

/** A cell that turns into a field on a double click, Enter or F2. */
export function EditableCell({ contact, field, children, said }: EditableCellProps) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const takeFocus = useRef(false);
  const label = t(`contacts.column.${field}`);
  return (
    <div className="cell" ref={box}>
      {editing ? (
        <CellEditor
          contact={contact}
          field={field}
          label={label}
          onDone={(way) => {
            const next = way === 'next' ? nextCell(box.current?.closest('td') ?? null) : null;
            takeFocus.current = way !== 'left' && next === null;
            setEditing(false);
            next?.click();
          }}
        />
      ) : (
        <button
          ref={(button) => {
            if (button && takeFocus.current) button.focus();
            takeFocus.current = false;
          }}
          type="button"
          className="cell-view"
          data-cell={field}
          tabIndex={-1}
          title={t('contacts.cell.hint')}
          aria-label={`${label} ${said || t('contacts.cell.blank')}`}
          // a key has no click count; a single click only puts the focus here
          onClick={({ detail }) => detail !== 1 && setEditing(true)}
          onKeyDown={({ key }) => key === 'F2' && setEditing(true)}
        >
          {children}
        </button>
      )}
    </div>
  );
}
