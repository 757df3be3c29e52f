import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAt } from './context.ts';
import type { Branch, Tree } from './tree.ts';

interface PairsAtProps {
  path: string;
  label: string;
  hint?: string;
  /** the values to choose from; otherwise text, and JSON where the text is some */
  choices?: { value: string; label: string }[];
}

interface Row {
  id: number;
  key: string;
  text: string;
}

const shown = (value: Tree): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** `[…]` and `{…}` are nested values; numbers and the rest stay text, as the format sends them. */
function meant(text: string): Tree {
  if (!/^\s*(\{(?!\{)|\[)/.test(text)) return text;
  try {
    return JSON.parse(text) as Tree;
  } catch {
    return text;
  }
}

const rowsOf = (value: Tree | undefined): Row[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).map(([key, inner], id) => ({ id, key, text: shown(inner) }))
    : [];

/** Names and values, row by row. Rows without a name are kept here and not yet in the definition. */
export function PairsAt({ path, label, hint, choices }: PairsAtProps) {
  const { t } = useTranslation();
  const { value, problem, write } = useAt(path, true);
  const [rows, setRows] = useState(() => rowsOf(value));
  const change = (next: Row[]) => {
    setRows(next);
    const pairs: Branch = {};
    for (const { key, text } of next) if (key !== '') pairs[key] = choices ? text : meant(text);
    write(Object.keys(pairs).length === 0 ? undefined : pairs);
  };
  const edit = (id: number, patch: Partial<Row>) =>
    change(rows.map((row) => (row.id === id ? { ...row, ...patch } : row)));
  const add = () =>
    change([...rows, { id: Math.max(-1, ...rows.map(({ id }) => id)) + 1, key: '', text: choices?.[0]?.value ?? '' }]);
  return (
    <fieldset className="definition-row definition-pairs">
      <legend>{label}</legend>
      {rows.map(({ id, key, text }) => (
        <div key={id}>
          <Input
            value={key}
            spellCheck={false}
            aria-label={`${label} ${t('definition.pairName')}`}
            placeholder={t('definition.pairName')}
            onChange={({ target }) => edit(id, { key: target.value.trim() })}
          />
          {choices ? (
            <Select
              value={text}
              options={choices}
              aria-label={`${label} ${key}`}
              onChange={(next) => edit(id, { text: next })}
            />
          ) : (
            <Input
              value={text}
              spellCheck={false}
              aria-label={`${label} ${key}`}
              placeholder={t('definition.pairValue')}
              onChange={({ target }) => edit(id, { text: target.value })}
            />
          )}
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={`${t('common.delete')} ${key}`}
            onClick={() => change(rows.filter((row) => row.id !== id))}
          />
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined />} aria-label={`${t('common.add')} ${label}`} onClick={add}>
        {t('common.add')}
      </Button>
      {problem !== '' && (
        <div className="definition-problem" role="alert">
          {problem}
        </div>
      )}
      {hint !== undefined && <div className="muted">{hint}</div>}
    </fieldset>
  );
}
