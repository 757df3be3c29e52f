import { SendOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../ui/format.ts';
import { useAgreed } from './consent-store.ts';
import { isBlocking } from './problem-steps.ts';
import { useRules } from './use-rules.ts';
import { usePromiseText, useStart } from './use-start.tsx';
import { useTotals, useUpdating } from './use-totals.ts';

/** 确认发送（1,268 人 · 1,412 条 · 约 ¥70.60）; only while these figures are the current ones. */
export function StartButton() {
  const { t } = useTranslation();
  const { totals } = useTotals();
  const updating = useUpdating();
  const { simulated } = useRules();
  const { start, starting } = useStart();
  const promiseText = usePromiseText();
  const blocked = !totals || totals.recipients === 0 || totals.problems.some(isBlocking);
  const agreed = useAgreed();
  const withoutConsent = totals?.withoutConsent ?? 0;
  const unconfirmed = withoutConsent > 0 && withoutConsent !== agreed;
  const promised = totals && {
    recipients: totals.recipients,
    parts: totals.parts,
    cost: totals.cost,
    withoutConsent,
  };
  const why = blocked
    ? t('composer.start.blocked')
    : unconfirmed
      ? t('consent.confirmFirst', { value: formatCount(withoutConsent) })
      : '';
  const label = simulated ? 'composer.start.rehearse' : 'composer.start.act';
  return (
    <Tooltip title={totals ? why : ''}>
      <Button
        type="primary"
        size="large"
        icon={<SendOutlined />}
        loading={starting}
        disabled={blocked || updating || unconfirmed}
        onClick={() => promised && start(promised)}
      >
        {promised && !blocked ? t(label, { promise: promiseText(promised) }) : t('composer.start.title')}
      </Button>
    </Tooltip>
  );
}
