import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLooseText } from '../../i18n/loose-text.ts';
import { formatCount } from '../../ui/format.ts';
import { goTo } from '../../ui/navigation.ts';
import { MOST_NUMBERS, readNumbers } from './typed-numbers.ts';

interface NumbersFieldProps {
  label: string;
  value: readonly string[];
  onChange: (numbers: string[]) => void;
}

const SHOWN = 3;

/** Numbers typed or pasted, judged while typing; the text stays as written, the draft keeps its entries. */
export function NumbersField({ label, value, onChange }: NumbersFieldProps) {
  const { t } = useTranslation();
  const loose = useLooseText();
  const [text, setText] = useState(() => value.join('\n'));
  const own = useRef(value);
  // Another draft, or one restored: its numbers replace what stood here.
  useEffect(() => {
    if (own.current === value) return;
    own.current = value;
    setText(value.join('\n'));
  }, [value]);
  const read = readNumbers(text);
  const over = read.entries.length - MOST_NUMBERS;

  const type = (next: string) => {
    setText(next);
    const numbers = readNumbers(next).entries.slice(0, MOST_NUMBERS);
    own.current = numbers;
    onChange(numbers);
  };

  return (
    <div>
      <Input.TextArea
        rows={3}
        value={text}
        aria-label={label}
        placeholder={t('composer.audience.numbersPlaceholder')}
        onChange={(event) => type(event.target.value)}
      />
      {read.entries.length > 0 && (
        <p className="composer-note numeric" role="status">
          {t('composer.audience.numbersRead', { value: formatCount(read.valid) })}
          {read.duplicates > 0 && ` · ${t('composer.audience.numbersTwice', { value: formatCount(read.duplicates) })}`}
          {read.invalid.length > 0 && (
            <span className="composer-bad">
              {` · ${t('composer.audience.numbersBad', { value: formatCount(read.invalid.length) })} `}
              {read.invalid
                .slice(0, SHOWN)
                .map(({ input, reason }) => `${input} (${loose('import.reason', reason)})`)
                .join(', ')}
              {read.invalid.length > SHOWN && '…'}
            </span>
          )}
        </p>
      )}
      {over > 0 && (
        <p className="composer-bad" role="alert">
          {t('composer.audience.numbersMany', { most: formatCount(MOST_NUMBERS), over: formatCount(over) })}{' '}
          <Button size="small" onClick={() => goTo('import')}>
            {t('composer.audience.toImport')}
          </Button>
        </p>
      )}
    </div>
  );
}
