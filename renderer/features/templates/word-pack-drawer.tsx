import { App, Button, Drawer, Input, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BrokenLine, PackWord, WordPack } from '../../../shared/contract/word-packs.ts';
import { createWordListReader } from '../../../shared/domain/check/word-list.ts';
import { codeOf } from '../../api/call-error.ts';
import { useCall, useQueryOf } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { BrokenLines, Conflicts } from './word-notes.tsx';
import { WordSource } from './word-source.tsx';
import { WordTable } from './word-table.tsx';

type Target = WordPack | 'new' | null;

/** Two lists read one after the other: the same rules decide as inside one file. */
function merged(words: readonly PackWord[], added: readonly PackWord[]) {
  const reader = createWordListReader();
  let line = 0;
  for (const { word, category, severity, advice, suggestion } of [...words, ...added]) {
    line++;
    reader.add([word, category, severity, advice, suggestion], line);
  }
  return reader.result();
}

/** One list, opened from the tab or new: words added by hand or read from a file; nothing is kept before 保存. */
export function WordPackDrawer({ target, onClose }: { target: Target; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Drawer
      open={target !== null}
      onClose={onClose}
      size={720}
      destroyOnHidden
      title={target === 'new' ? t('templates.words.add') : t('templates.words.edit')}
    >
      {target === 'new' && <PackForm pack={null} stored={[]} onClose={onClose} />}
      {target !== null && target !== 'new' && <StoredPack pack={target} onClose={onClose} />}
    </Drawer>
  );
}

function StoredPack({ pack, onClose }: { pack: WordPack; onClose: () => void }) {
  const stored = useQueryOf('wordPacks.get', { id: pack.id }).data;
  if (stored === undefined) return <Skeleton active />;
  return (
    <>
      <Conflicts rows={stored.conflicts} />
      <PackForm pack={pack} stored={stored.words} onClose={onClose} />
    </>
  );
}

interface PackFormProps {
  pack: WordPack | null;
  stored: readonly PackWord[];
  onClose: () => void;
}

function PackForm({ pack, stored, onClose }: PackFormProps) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const errorText = useErrorText();
  const save = useCall('wordPacks.save', { handled: ['NAME_EXISTS'] });
  const [name, setName] = useState(pack?.name ?? '');
  const [words, setWords] = useState<readonly PackWord[]>(stored);
  const [broken, setBroken] = useState<readonly BrokenLine[]>([]);
  useEffect(() => setWords(stored), [stored]);

  const add = (added: readonly PackWord[], refused: readonly BrokenLine[] = []) => {
    const list = merged(words, added);
    // lines counted over both lists mean nothing to the reader: what a file repeats of this list is told without one
    const again = list.broken.map((line) => ({ ...line, line: 0, earlier: null }));
    setWords(list.words);
    setBroken([...refused, ...again]);
  };

  const submit = async () => {
    const input = { name, words: [...words], enabled: pack?.enabled ?? true, ...(pack ? { id: pack.id } : {}) };
    try {
      const { conflicts } = await save.mutateAsync(input);
      message.success(t('common.saved'));
      if (conflicts.length > 0)
        modal.info({ title: t('templates.words.conflictTitle'), content: <Conflicts rows={conflicts} />, width: 560 });
      onClose();
    } catch (error) {
      if (codeOf(error) === 'NAME_EXISTS') message.error(errorText(error));
    }
  };

  return (
    <div className="word-pack">
      <label className="word-pack-name" htmlFor="word-pack-name">
        <span>{t('templates.words.name')}</span>
        <Input id="word-pack-name" value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />
      </label>
      <WordSource onRead={add} />
      <BrokenLines rows={broken} />
      <WordTable
        words={words}
        onRemove={(word) => setWords(words.filter((each) => each !== word))}
        onAdd={(word) => add([word])}
      />
      <div className="drawer-footer">
        <span className="push" />
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button
          type="primary"
          loading={save.isPending}
          disabled={name.trim() === '' || words.length === 0}
          onClick={submit}
        >
          {t('common.save')}
        </Button>
      </div>
    </div>
  );
}
