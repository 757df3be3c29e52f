import { PlusOutlined } from '@ant-design/icons';
import { App, Button, Drawer, InputNumber } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/contract/contract.ts';
import { useCall, useQueryOf } from '../../api/hooks.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';
import { DryRun } from './dry-run.tsx';
import { type Rule, RuleCard } from './rule-card.tsx';

type Rules = Output<'replies.rules'>;
const NO_RULES: Rules = { rules: [], maxPerDay: 50 };

function Editor({ kept, onClose }: { kept: Rules; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [edited, setEdited] = useState(kept);
  const asked = useDebounced(JSON.stringify(edited));
  const problems = useQueryOf('replies.rules.check', JSON.parse(asked) as Rules, { keep: true }).data?.problems ?? [];
  const save = useCall('replies.rules.save');
  const dryRun = useCall('replies.rules.dryRun');
  const { rules } = edited;
  const put = (next: Rule[]) => {
    dryRun.reset();
    setEdited({ ...edited, rules: next });
  };
  const change = (id: string, patch: Partial<Rule>) =>
    put(rules.map((rule) => (rule.id === id ? { ...rule, ...patch } : rule)));
  const up = (at: number) =>
    put(rules.flatMap((rule, i) => (i === at - 1 ? [rules[at] ?? rule, rule] : i === at ? [] : rule)));
  const add = () => {
    const name = t('replies.rules.untitled', { no: rules.length + 1 });
    const blank = { enabled: true, match: 'contains' as const, words: [], answer: '', tag: '' };
    put([...rules, { id: crypto.randomUUID(), name, ...blank, optOut: false, followUp: false }]);
  };
  const store = async () => {
    const done = await save.mutateAsync(edited).catch(() => null);
    if (done === null) return;
    message.success(t('replies.rules.saved'));
    onClose();
  };
  const blocked = problems.some(({ severity }) => severity === 'block') || rules.some(({ name }) => name.trim() === '');
  return (
    <>
      <p className="muted">{t('replies.rules.lead')}</p>
      <p className="muted">{t('replies.rules.limits')}</p>
      <p>
        {t('replies.rules.maxPerDay')}{' '}
        <InputNumber
          aria-label={t('replies.rules.maxPerDay')}
          min={0}
          max={10_000}
          precision={0}
          value={edited.maxPerDay}
          onChange={(value) => setEdited({ ...edited, maxPerDay: value ?? 0 })}
        />{' '}
        {t('replies.rules.maxUnit')}
      </p>
      {rules.length === 0 && <EmptyHint title={t('replies.rules.empty')} />}
      <ul className="plain-list rules">
        {rules.map((rule, i) => (
          <RuleCard
            key={rule.id}
            rule={rule}
            first={i === 0}
            problems={problems.filter(({ ruleId }) => ruleId === rule.id)}
            onChange={(patch) => change(rule.id, patch)}
            onUp={() => up(i)}
            onRemove={() => put(rules.filter(({ id }) => id !== rule.id))}
          />
        ))}
      </ul>
      <div className="rule-row">
        <Button icon={<PlusOutlined />} onClick={add}>
          {t('replies.rules.add')}
        </Button>
        <Button loading={dryRun.isPending} disabled={rules.length === 0} onClick={() => dryRun.mutate(edited)}>
          {t('replies.rules.dryRun')}
        </Button>
        <span className="push" />
        <Button type="primary" disabled={blocked} loading={save.isPending} onClick={store}>
          {t('replies.rules.save')}
        </Button>
      </div>
      {dryRun.data && <DryRun tried={dryRun.data} rules={rules} />}
    </>
  );
}

/** Keyword rules: edited together, checked while they are written, saved as one. */
export function RulesDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { data: kept, refetch } = useQueryOf('replies.rules', {}, { enabled: open });
  useEffect(() => {
    if (open) void refetch();
  }, [open, refetch]);
  return (
    <Drawer open={open} onClose={onClose} size={640} title={t('replies.rules.title')} destroyOnHidden>
      {kept && <Editor key={JSON.stringify(kept)} kept={{ ...NO_RULES, ...kept }} onClose={onClose} />}
    </Drawer>
  );
}
