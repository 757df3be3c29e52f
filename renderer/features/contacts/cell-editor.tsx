import { Input, Select, Tooltip } from 'antd';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../../shared/contract/contacts.ts';
import { shanghaiDay } from '../../../shared/domain/shanghai.ts';
import { useCache, useCall } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { type EditableKey, MOST, patchOf, textOf } from './editable-fields.ts';
import { replaceRow } from './replace-row.ts';

export interface CellEditorProps {
  contact: Contact;
  field: EditableKey;
  label: string;
  /** `next`: on to the next cell; `stay`: the focus belongs here; `left`: it is elsewhere already */
  onDone: (way: 'next' | 'stay' | 'left') => void;
}

/** Saves on Enter, Tab and when left; Escape changes nothing; what is refused stays, with the reason at the cell. */
function useCellEdit({ contact, field, onDone }: CellEditorProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const cache = useCache();
  const update = useCall('contacts.update', { handled: 'all' });
  const [error, setError] = useState<string | null>(null);
  const ended = useRef(false);

  const end = (way: 'next' | 'stay' | 'left') => {
    ended.current = true;
    onDone(way);
  };
  const commit = async (typed: string, way: 'next' | 'stay' | 'left') => {
    if (ended.current || update.isPending) return;
    if (typed.trim() === textOf(contact, field)) return end(way);
    const patch = patchOf(field, typed, shanghaiDay(Date.now()));
    if (patch === null) return setError(t('contacts.cell.birthday'));
    try {
      replaceRow(cache, await update.mutateAsync({ id: contact.id, patch }));
      end(way);
    } catch (problem) {
      setError(errorText(problem));
    }
  };
  return { error, clear: () => setError(null), commit, cancel: () => end('stay'), busy: update.isPending };
}

function TextEditor(props: CellEditorProps) {
  const { contact, field, label } = props;
  const [text, setText] = useState(textOf(contact, field));
  const { error, clear, commit, cancel, busy } = useCellEdit(props);
  const note = useId();
  const keys = (event: KeyboardEvent) => {
    // the row has its own meaning for arrows, Enter and the space bar
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') cancel();
    else if (event.key === 'Enter') void commit(text, 'stay');
    else if (event.key === 'Tab' && !event.shiftKey) {
      event.preventDefault();
      void commit(text, 'next');
    }
  };
  return (
    <Tooltip open={error !== null} title={<span id={note}>{error}</span>} color="#c4161c" placement="bottomLeft">
      <Input
        autoFocus
        size="small"
        value={text}
        status={error === null ? '' : 'error'}
        readOnly={busy}
        maxLength={MOST[field]}
        autoComplete="off"
        aria-label={label}
        aria-invalid={error !== null}
        aria-errormessage={error === null ? undefined : note}
        placeholder={field === 'birthday' ? '1990-05-12' : undefined}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          clear();
          setText(event.target.value);
        }}
        onKeyDown={keys}
        onBlur={() => commit(text, 'left')}
      />
    </Tooltip>
  );
}

function GenderEditor(props: CellEditorProps) {
  const { contact, field, label } = props;
  const { t } = useTranslation();
  const { error, commit, cancel, busy } = useCellEdit(props);
  const [open, setOpen] = useState(true);
  const chosen = useRef(false);
  useEffect(() => {
    if (error !== null) chosen.current = false;
  }, [error]);
  return (
    <Tooltip open={error !== null} title={error} color="#c4161c" placement="bottomLeft">
      <Select
        autoFocus
        size="small"
        className="wide"
        aria-label={label}
        status={error === null ? '' : 'error'}
        loading={busy}
        open={open}
        onOpenChange={setOpen}
        popupMatchSelectWidth={false}
        value={textOf(contact, field)}
        options={[
          { value: '', label: t('common.unknown') },
          { value: 'male', label: t('contacts.male') },
          { value: 'female', label: t('contacts.female') },
        ]}
        onSelect={(value) => {
          chosen.current = true;
          void commit(value, 'stay');
        }}
        onBlur={() => !chosen.current && commit(textOf(contact, field), 'left')}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Escape') cancel();
        }}
      />
    </Tooltip>
  );
}

export const CellEditor = (props: CellEditorProps) =>
  props.field === 'gender' ? <GenderEditor {...props} /> : <TextEditor {...props} />;
