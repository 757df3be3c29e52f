import { Alert, App, Checkbox, Modal, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import type { Output } from '../../../shared/contract/contract.ts';
import { formatYuan } from '../../../shared/domain/money.ts';
import { useCall, useQueryOf } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { useLooseText } from '../../i18n/loose-text.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { formatCount } from '../../ui/format.ts';

/** Reasons that pass by themselves; a dead number or a refusal does not get better by sending again. */
const WORTHWHILE = new Set(['unreachable', 'expired', 'handset', 'network', 'window', 'balance']);

type Row = Output<'campaigns.retryPreview'>['rows'][number];
interface Reason {
  category: string;
  codes: string[];
  recipients: number;
  parts: number;
  cost: number;
  mostAttempts: number;
}

/** One line a reason: carriers have many codes for the same thing. */
function reasonsOf(rows: readonly Row[]): Reason[] {
  const reasons = new Map<string, Reason>();
  for (const { code, recipients, parts, cost, mostAttempts, explanation } of rows) {
    const { category } = explanation;
    const reason = reasons.get(category) ?? { category, codes: [], recipients: 0, parts: 0, cost: 0, mostAttempts: 0 };
    reason.codes.push(code);
    reason.recipients += recipients;
    reason.parts += parts;
    reason.cost += cost;
    reason.mostAttempts = Math.max(reason.mostAttempts, mostAttempts);
    reasons.set(category, reason);
  }
  return [...reasons.values()].sort((a, b) => b.recipients - a.recipients);
}

/** 只重发失败: by reason, with the count and the price on the button. */
export function RetryDialog({ campaign, onClose }: { campaign: Campaign | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const loose = useLooseText();
  const id = campaign?.id ?? 0;
  const { data, error } = useQueryOf('campaigns.retryPreview', { id }, { enabled: campaign !== null });
  const retry = useCall('campaigns.retryFailed');
  /** only what the owner changed; the rest follows the advice */
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map());
  useEffect(() => {
    if (id > 0) setChanged(new Map());
  }, [id]);

  const rows = reasonsOf(data?.rows ?? []);
  const isOn = ({ category }: Reason) => changed.get(category) ?? WORTHWHILE.has(category);
  const chosen = rows.filter(isOn);
  const sum = (key: 'recipients' | 'parts' | 'cost') => chosen.reduce((total, row) => total + row[key], 0);
  const people = formatCount(sum('recipients'));

  const submit = async () => {
    const answer = await retry.mutateAsync({ id, codes: chosen.flatMap(({ codes }) => codes) }).catch(() => null);
    if (!answer) return;
    message.success(t('campaigns.retry.done', { people: formatCount(answer.requeued) }));
    onClose();
  };

  return (
    <Modal
      open={campaign !== null}
      width={640}
      title={t('campaigns.retry.title')}
      cancelText={t('common.cancel')}
      okText={
        chosen.length === 0
          ? t('campaigns.retry.actNone')
          : t('campaigns.retry.act', { people, parts: formatCount(sum('parts')), cost: formatYuan(sum('cost')) })
      }
      okButtonProps={{ disabled: chosen.length === 0 }}
      confirmLoading={retry.isPending}
      onOk={submit}
      onCancel={onClose}
    >
      {error && <Alert type="error" showIcon title={errorText(error)} />}
      {!data && !error && <Skeleton active />}
      {data && rows.length === 0 && <EmptyHint title={t('campaigns.retry.empty')} />}
      {rows.length > 0 && (
        <>
          <p>{t('campaigns.retry.lead')}</p>
          <ul className="plain-list retry-list">
            {rows.map((row) => (
              <li key={row.category}>
                <Checkbox
                  checked={isOn(row)}
                  onChange={(event) => setChanged(new Map(changed).set(row.category, event.target.checked))}
                >
                  <strong>{loose('carrier.category', row.category)}</strong>{' '}
                  <code className="muted">{row.codes.filter(Boolean).join(' ')}</code>
                  {row.mostAttempts > 1 && (
                    <span className="muted">{t('care.attempts', { value: row.mostAttempts })}</span>
                  )}
                  <div>{loose('carrier.advice', row.category)}</div>
                </Checkbox>
                <div className="retry-figures numeric">
                  <strong>{t('campaigns.retry.people', { value: formatCount(row.recipients) })}</strong>
                  <span className="muted">
                    {t('campaigns.retry.cost', { parts: formatCount(row.parts), cost: formatYuan(row.cost) })}
                  </span>
                </div>
              </li>
            ))}
          </ul>
          <p className="muted">{t('campaigns.retry.note')}</p>
        </>
      )}
    </Modal>
  );
}
