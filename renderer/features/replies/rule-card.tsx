import { ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { Alert, Button, Checkbox, Input, Select, Switch, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/contract/contract.ts';
import { RULE_MATCHES, type RuleMatch } from '../../../shared/domain/reply-rules.ts';

export type Rule = Output<'replies.rules'>['rules'][number];
export type RuleProblem = Output<'replies.rules.check'>['problems'][number];

interface RuleCardProps {
  rule: Rule;
  problems: readonly RuleProblem[];
  first: boolean;
  onChange: (patch: Partial<Rule>) => void;
  onUp: () => void;
  onRemove: () => void;
}

/** One rule, with what is wrong with it right below. */
export function RuleCard({ rule, problems, first, onChange, onUp, onRemove }: RuleCardProps) {
  const { t } = useTranslation();
  return (
    <li className="rule-card">
      <div className="rule-row">
        <Input
          aria-label={t('replies.rules.name')}
          maxLength={40}
          value={rule.name}
          onChange={(event) => onChange({ name: event.target.value })}
        />
        <Switch
          aria-label={t('replies.rules.enabled')}
          checked={rule.enabled}
          onChange={(enabled) => onChange({ enabled })}
        />
        <Tooltip title={t('replies.rules.up')}>
          <Button icon={<ArrowUpOutlined />} disabled={first} aria-label={t('replies.rules.up')} onClick={onUp} />
        </Tooltip>
        <Tooltip title={t('replies.rules.remove')}>
          <Button danger icon={<DeleteOutlined />} aria-label={t('replies.rules.remove')} onClick={onRemove} />
        </Tooltip>
      </div>
      <div className="rule-row">
        <Select<RuleMatch>
          className="rule-match"
          aria-label={t('replies.rules.matchLabel')}
          value={rule.match}
          onChange={(match) => onChange({ match })}
          options={RULE_MATCHES.map((value) => ({ value, label: t(`replies.rules.match.${value}`) }))}
        />
        <Select
          className="replies-wide"
          mode="tags"
          open={false}
          suffixIcon={null}
          aria-label={t('replies.rules.words')}
          placeholder={t('replies.rules.wordsHint')}
          value={rule.words}
          onChange={(words) => onChange({ words })}
        />
      </div>
      <Input.TextArea
        aria-label={t('replies.rules.answer')}
        placeholder={`${t('replies.rules.answer')}：${t('replies.rules.answerHint')}`}
        rows={2}
        maxLength={500}
        value={rule.answer}
        onChange={(event) => onChange({ answer: event.target.value })}
      />
      <div className="rule-row">
        <Input
          aria-label={t('replies.rules.tag')}
          placeholder={t('replies.rules.tag')}
          maxLength={40}
          value={rule.tag}
          onChange={(event) => onChange({ tag: event.target.value })}
        />
        <Checkbox checked={rule.followUp} onChange={(event) => onChange({ followUp: event.target.checked })}>
          {t('replies.rules.followUp')}
        </Checkbox>
        <Checkbox checked={rule.optOut} onChange={(event) => onChange({ optOut: event.target.checked })}>
          {t('replies.rules.optOut')}
        </Checkbox>
      </div>
      {problems.map(({ key, severity, data }) => (
        <Alert
          key={key + JSON.stringify(data)}
          type={severity === 'block' ? 'error' : 'warning'}
          showIcon
          title={t(`replies.ruleProblem.${key}`, { word: data.word ?? '', other: data.other ?? '' })}
        />
      ))}
    </li>
  );
}
