import { Switch } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CallFields } from './call-fields.tsx';
import { useAt } from './context.ts';
import { ChoiceAt, NumberAt, TextAt, WordsAt } from './controls.tsx';
import { LocatorAt } from './locator-at.tsx';
import { PairsAt } from './pairs-at.tsx';
import type { Branch } from './tree.ts';

/** In the order of the format's own list. */
const CODE_CLASSES = [
  'retry_later',
  'number',
  'blacklist',
  'frequency',
  'content',
  'window',
  'quota',
  'balance',
  'account',
  'ip',
  'request',
  'unknown',
] as const;

const GET_CALL: Branch = { method: 'GET', url: 'https://', body: 'query' };

/** A part a provider may not have; switched on it begins with `start`. */
function Optional({
  path,
  label,
  start,
  children,
}: {
  path: string;
  label: string;
  start: Branch;
  children: ReactNode;
}) {
  const { value, write } = useAt(path);
  const on = value !== undefined;
  return (
    <>
      <p className="definition-switch">
        <Switch checked={on} aria-label={label} onChange={(next) => write(next ? start : undefined)} /> {label}
      </p>
      {on && children}
    </>
  );
}

export function BasicsSection() {
  const { t } = useTranslation();
  return (
    <div className="definition-two">
      <TextAt path="name" label={t('definition.name')} empty="" />
      <TextAt path="docs" label={t('definition.docs')} />
      <ChoiceAt
        path="charset"
        label={t('definition.charset')}
        fallback="utf-8"
        choices={['utf-8', 'gbk'].map((value) => ({ value, label: value.toUpperCase() }))}
      />
      <ChoiceAt
        path="signature"
        label={t('definition.signature')}
        fallback="first"
        choices={(['first', 'last', 'apart'] as const).map((value) => ({
          value,
          label: t(`definition.signatures.${value}`),
        }))}
      />
      <NumberAt
        path="batch"
        label={t('definition.batch')}
        hint={t('definition.batchHint', { number: '{{number}}', text: '{{text}}' })}
        max={1000}
      />
      <NumberAt path="maxText" label={t('definition.maxText')} max={2000} />
      <WordsAt path="plainHosts" label={t('definition.plainHosts')} hint={t('definition.plainHostsHint')} />
    </div>
  );
}

export function SendSection() {
  const { t } = useTranslation();
  return (
    <>
      <CallFields path="send" />
      <Optional path="sendMany" label={t('definition.sendMany')} start={GET_CALL}>
        <CallFields path="sendMany" />
      </Optional>
    </>
  );
}

export function ReplySection() {
  const { t } = useTranslation();
  return (
    <>
      <LocatorAt path="reply.code" label={t('definition.code')} hint={t('definition.codeHint')} />
      <WordsAt path="success" label={t('definition.success')} hint={t('definition.wordsHint')} />
      <LocatorAt path="reply.id" label={t('definition.id')} optional />
      <LocatorAt path="reply.parts" label={t('definition.parts')} optional />
      <Optional
        path="reply.numbers"
        label={t('definition.byNumber')}
        start={{ rows: 'data', number: 'mobile', code: 'code' }}
      >
        <Rows path="reply.numbers" keys={['number', 'code', 'id', 'parts']} />
      </Optional>
      <PairsAt
        path="codes"
        label={t('definition.codes')}
        hint={t('definition.codesHint')}
        choices={CODE_CLASSES.map((value) => ({ value, label: t(`definition.class.${value}`) }))}
      />
    </>
  );
}

type RowKey = 'number' | 'code' | 'id' | 'parts' | 'status' | 'reason' | 'at' | 'text';

/** A list in an answer: where it is, and the names of its columns. */
function Rows({ path, keys }: { path: string; keys: RowKey[] }) {
  const { t } = useTranslation();
  return (
    <div className="definition-two">
      <TextAt path={`${path}.rows`} label={t('definition.rows')} hint={t('definition.rowsHint')} empty="" />
      {keys.map((key) => (
        <TextAt key={key} path={`${path}.${key}`} label={t(`definition.row.${key}`)} />
      ))}
    </div>
  );
}

export function ReportsSection() {
  const { t } = useTranslation();
  const start = {
    call: GET_CALL,
    rows: 'data',
    id: 'id',
    number: 'mobile',
    status: 'status',
    delivered: ['DELIVRD'],
    page: 100,
  };
  return (
    <Optional path="reports" label={t('definition.hasReports')} start={start}>
      <CallFields path="reports.call" />
      <LocatorAt path="reports.code" label={t('definition.code')} optional />
      <Rows path="reports" keys={['id', 'number', 'status', 'reason', 'at', 'parts']} />
      <div className="definition-two">
        <WordsAt path="reports.delivered" label={t('definition.delivered')} hint={t('definition.wordsHint')} />
        <WordsAt path="reports.pending" label={t('definition.pending')} />
        <NumberAt path="reports.page" label={t('definition.page')} max={10_000} />
      </div>
    </Optional>
  );
}

export function RepliesSection() {
  const { t } = useTranslation();
  const start = { call: GET_CALL, rows: 'data', number: 'mobile', text: 'content', page: 100 };
  return (
    <Optional path="replies" label={t('definition.hasReplies')} start={start}>
      <CallFields path="replies.call" />
      <LocatorAt path="replies.code" label={t('definition.code')} optional />
      <Rows path="replies" keys={['number', 'text', 'id', 'at']} />
      <NumberAt path="replies.page" label={t('definition.page')} max={10_000} />
    </Optional>
  );
}

export function BalanceSection() {
  const { t } = useTranslation();
  const start = { call: GET_CALL, left: { path: 'balance' }, unit: 'parts' };
  return (
    <Optional path="balance" label={t('definition.hasBalance')} start={start}>
      <CallFields path="balance.call" />
      <LocatorAt path="balance.code" label={t('definition.code')} optional />
      <LocatorAt path="balance.left" label={t('definition.left')} />
      <ChoiceAt
        path="balance.unit"
        label={t('definition.unit')}
        choices={(['parts', 'yuan'] as const).map((value) => ({ value, label: t(`definition.units.${value}`) }))}
      />
    </Optional>
  );
}
