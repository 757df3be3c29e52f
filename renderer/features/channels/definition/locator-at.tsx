import { Input, Select, Space } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useAt } from './context.ts';
import { Frame } from './controls.tsx';

const KINDS = ['path', 'pattern', 'whole'] as const;
type Kind = (typeof KINDS)[number];

interface LocatorAtProps {
  path: string;
  label: string;
  hint?: string;
  /** may be left out */
  optional?: boolean;
}

/** Where a value stands in an answer: by its path in the JSON, by a pattern, or it is the answer. */
export function LocatorAt({ path, label, hint, optional = false }: LocatorAtProps) {
  const { t } = useTranslation();
  const id = useId();
  const { value, problem, write } = useAt(path, true);
  const where = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  const kind = KINDS.find((one) => one in where) ?? (optional ? 'none' : undefined);
  const text = kind === 'path' || kind === 'pattern' ? String(where[kind] ?? '') : '';
  const choose = (next: Kind | 'none') => {
    if (next === 'none') write(undefined);
    else write(next === 'whole' ? { whole: true } : { [next]: text });
  };
  const choices = optional ? (['none', ...KINDS] as const) : KINDS;
  return (
    <Frame label={label} hint={hint} problem={problem} id={id}>
      <Space.Compact block>
        <Select
          className="definition-kind"
          value={kind}
          aria-label={t('definition.where', { label })}
          options={choices.map((one) => ({ value: one, label: t(`definition.locator.${one}`) }))}
          onChange={choose}
        />
        <Input
          id={id}
          value={text}
          spellCheck={false}
          disabled={kind !== 'path' && kind !== 'pattern'}
          status={problem === '' ? undefined : 'error'}
          placeholder={kind === 'pattern' ? '^(\\d+)' : kind === 'path' ? 'data.id' : ''}
          onChange={({ target }) => kind && kind !== 'none' && write({ [kind]: target.value })}
        />
      </Space.Compact>
    </Frame>
  );
}
