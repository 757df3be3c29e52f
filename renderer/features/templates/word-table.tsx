import { DeleteOutlined } from '@ant-design/icons';
import { Button, Input, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PackWord, WORD_SEVERITIES } from '../../../shared/contract/word-packs.ts';
import { formatCount } from '../../ui/format.ts';

/** A list is searched, not leafed through. */
const SHOWN = 200;
const COLOURS = { block: 'error', warn: 'warning', hint: 'processing', allow: 'success' } as const;
const EMPTY: PackWord = { word: '', category: '', severity: 'warn', advice: '', suggestion: '' };

function AddWord({ onAdd }: { onAdd: (word: PackWord) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(EMPTY);
  const field = (key: 'word' | 'category' | 'advice' | 'suggestion', maxLength: number) => (
    <Input
      value={typed[key]}
      maxLength={maxLength}
      placeholder={t(`templates.words.column.${key}`)}
      aria-label={t(`templates.words.column.${key}`)}
      onChange={(event) => setTyped({ ...typed, [key]: event.target.value })}
    />
  );
  return (
    <div className="word-add">
      {field('word', 40)}
      {field('category', 20)}
      <Select
        value={typed.severity}
        aria-label={t('templates.words.column.severity')}
        options={WORD_SEVERITIES.map((value) => ({ value, label: t(`templates.words.severity.${value}`) }))}
        onChange={(severity) => setTyped({ ...typed, severity })}
      />
      {field('suggestion', 40)}
      {field('advice', 100)}
      <Button
        disabled={typed.word.trim() === ''}
        onClick={() => {
          onAdd(typed);
          setTyped(EMPTY);
        }}
      >
        {t('templates.words.addWord')}
      </Button>
    </div>
  );
}

interface WordTableProps {
  words: readonly PackWord[];
  onAdd: (word: PackWord) => void;
  onRemove: (word: PackWord) => void;
}

export function WordTable({ words, onAdd, onRemove }: WordTableProps) {
  const { t } = useTranslation();
  const [q, setQ] = useState('');
  const matching = q === '' ? words : words.filter(({ word, category }) => word.includes(q) || category.includes(q));
  return (
    <section>
      <AddWord onAdd={onAdd} />
      <div className="word-search">
        <Input.Search
          allowClear
          placeholder={t('templates.words.search')}
          onChange={(event) => setQ(event.target.value)}
        />
        <span className="muted numeric nowrap">
          {t('templates.words.size', { value: formatCount(matching.length) })}
        </span>
      </div>
      <ul className="word-list">
        {matching.slice(0, SHOWN).map((word) => (
          <li key={word.word}>
            <strong>{word.word}</strong>
            <Tag color={COLOURS[word.severity]}>{t(`templates.words.severity.${word.severity}`)}</Tag>
            <span className="ellipsis muted">
              {[word.category, word.suggestion && t('check.mend', { mend: word.suggestion }), word.advice]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={`${t('common.delete')} ${word.word}`}
              onClick={() => onRemove(word)}
            />
          </li>
        ))}
      </ul>
      {matching.length > SHOWN && <p className="muted">{t('templates.words.more', { value: SHOWN })}</p>}
    </section>
  );
}
