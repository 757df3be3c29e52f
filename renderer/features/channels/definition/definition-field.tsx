import { Badge, Button, Dropdown, Input, Tabs } from 'antd';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefinitionProblem } from '../../../../shared/contract/http-definition.ts';
import { saveText } from '../../../api/download.ts';
import { useQueryOf } from '../../../api/hooks.ts';
import { useDebounced } from '../../../ui/use-debounced.ts';
import { EditingContext, isAt, useProblemWords } from './context.ts';
import {
  BalanceSection,
  BasicsSection,
  RepliesSection,
  ReplySection,
  ReportsSection,
  SendSection,
} from './sections.tsx';
import { parseTree, writeAt, writeTree } from './tree.ts';
import { TryPanel } from './try-panel.tsx';

/** Which parts of the definition each tab shows. */
const TABS = [
  {
    key: 'basics',
    paths: ['name', 'docs', 'charset', 'signature', 'batch', 'maxText', 'plainHosts'],
    Section: BasicsSection,
  },
  { key: 'send', paths: ['send', 'sendMany'], Section: SendSection },
  { key: 'reply', paths: ['reply', 'success', 'codes'], Section: ReplySection },
  { key: 'reports', paths: ['reports'], Section: ReportsSection },
  { key: 'replies', paths: ['replies'], Section: RepliesSection },
  { key: 'balance', paths: ['balance'], Section: BalanceSection },
] as const;

/** Written into templates between double braces. */
const PLACEHOLDERS =
  '{{number}} {{numbers}} {{count}} {{text}} {{body}} {{signature}} {{clientRef}} {{timestamp}} {{timestampMs}} {{time}} {{account}} {{secret.key}} {{secret.password}} {{secret.token}} {{md5:…}} {{sha1:…}} {{sha256:…}} {{base64:…}} {{gbk:…}} {{upper:…}}'.split(
    ' ',
  );

const FRESH = writeTree({
  format: 1,
  name: '',
  success: ['0'],
  send: { method: 'POST', url: 'https://', body: 'form', fields: { mobile: '{{number}}', content: '{{text}}' } },
  reply: { code: { path: 'code' } },
});

interface DefinitionFieldProps {
  id?: string;
  value?: string;
  onChange?: (text: string) => void;
  /** null while it is new */
  channelId: number | null;
}

/** The form for a provider the app does not know: the text is the definition, everything here is a view of it. */
export function DefinitionField({ id, value, onChange, channelId }: DefinitionFieldProps) {
  const { t } = useTranslation();
  const wordsOf = useProblemWords();
  const text = value || FRESH;
  const tree = useMemo(() => parseTree(text), [text]);
  const { data } = useQueryOf('channels.definition.check', { text: useDebounced(text, 300) }, { keep: true });
  const problems = data?.problems ?? [];
  /** counts the texts that came from elsewhere: what is drawn from an older one is drawn anew */
  const [revision, setRevision] = useState(0);
  const replace = (next: string) => {
    onChange?.(next);
    setRevision(revision + 1);
  };
  const countOf = (paths: readonly string[]) =>
    problems.filter((problem) => paths.some((path) => isAt(problem, path))).length;
  const label = (key: (typeof TABS)[number]['key'] | 'json', count: number): ReactNode => (
    <Badge size="small" count={count} offset={[8, 0]}>
      {t(`definition.tab.${key}`)}
    </Badge>
  );
  const raw = (
    <Input.TextArea
      className="definition-json"
      rows={18}
      maxLength={20_000}
      value={text}
      spellCheck={false}
      aria-label={t('definition.tab.json')}
      onChange={({ target }) => replace(target.value)}
    />
  );
  const tabs = TABS.map(({ key, paths, Section }) => ({
    key,
    label: label(key, countOf(paths)),
    children: <Section key={revision} />,
  }));
  return (
    <div className="definition" id={id}>
      <Toolbar text={data?.text ?? text} onText={replace} />
      <EditingContext
        value={{
          tree: tree ?? {},
          problems,
          write: (path, next) => tree && onChange?.(writeTree(writeAt(tree, path, next))),
        }}
      >
        <Tabs
          size="small"
          {...(tree === null ? { activeKey: 'json' } : {})}
          items={[
            ...(tree === null ? [] : tabs),
            { key: 'json', label: label('json', tree === null ? 1 : 0), children: raw },
            {
              key: 'try',
              label: t('definition.tab.try'),
              children: <TryPanel channelId={channelId} definition={text} />,
            },
          ]}
        />
      </EditingContext>
      <Problems problems={problems} wordsOf={wordsOf} />
      <p className="muted definition-places">
        {t('definition.placeholders')}{' '}
        {PLACEHOLDERS.map((place) => (
          <code key={place}>{place}</code>
        ))}
      </p>
    </div>
  );
}

function Problems({
  problems,
  wordsOf,
}: {
  problems: readonly DefinitionProblem[];
  wordsOf: (problem: DefinitionProblem) => string;
}) {
  const { t } = useTranslation();
  if (problems.length === 0)
    return (
      <p className="check-good" role="status">
        {t('definition.right')}
      </p>
    );
  return (
    <div role="status">
      <strong>{t('definition.wrong', { value: problems.length })}</strong>
      <ul className="definition-problems">
        {problems.map((problem) => (
          <li key={`${problem.field} ${problem.code}`}>
            <code>{problem.field || '–'}</code> {wordsOf(problem)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Examples to begin with, and the definition as a file. */
function Toolbar({ text, onText }: { text: string; onText: (text: string) => void }) {
  const { t } = useTranslation();
  const picker = useRef<HTMLInputElement>(null);
  const examples = useQueryOf('channels.definition.examples', {}).data?.rows ?? [];
  const name = () => {
    const given = parseTree(text)?.name;
    return typeof given === 'string' && given !== '' ? given : 'http';
  };
  const read = async (file: File | undefined) => file && onText((await file.text()).slice(0, 20_000));
  return (
    <div className="definition-tools">
      <Dropdown
        menu={{
          items: examples.map((example) => ({ key: example.name, label: example.name })),
          onClick: ({ key }) => onText(examples.find((example) => example.name === key)?.text ?? text),
        }}
      >
        <Button>{t('definition.example')}</Button>
      </Dropdown>
      <Button onClick={() => picker.current?.click()}>{t('definition.import')}</Button>
      <Button onClick={() => saveText(`${name()}.json`, text)}>{t('definition.export')}</Button>
      <input
        ref={picker}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={t('definition.import')}
        onChange={({ target }) => {
          void read(target.files?.[0]);
          target.value = '';
        }}
      />
    </div>
  );
}
