import { Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import type { Output } from '../../../shared/contract/contract.ts';
import { formatYuan } from '../../../shared/domain/money.ts';
import { useCall } from '../../api/hooks.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { formatCount } from '../../ui/format.ts';

export interface Settled {
  type: 'success' | 'info' | 'warning';
  text: string;
}

interface UnknownChoicesProps {
  campaign: Campaign;
  people: number;
  /** 厘, at most */
  cost: number;
  /** undefined = all of them */
  messageIds: number[] | undefined;
  onSettled: (result: Settled) => void;
}

/** 查询 · 视为已发 · 重发, each with what it may cost; the last asks twice. */
export function UnknownChoices({ campaign, people, cost, messageIds, onSettled }: UnknownChoicesProps) {
  const { t } = useTranslation();
  const resolve = useCall('unknown.resolve');
  const [asking, setAsking] = useState(false);
  const [understood, setUnderstood] = useState(false);
  const words = { people: formatCount(people), cost: formatYuan(cost) };

  const told = (answer: Output<'unknown.resolve'>): Settled => {
    if (!answer.supported) return { type: 'warning', text: t('campaigns.unknown.query.unsupported') };
    if (answer.found === 0) return { type: 'info', text: t('campaigns.unknown.query.foundNone') };
    return {
      type: 'success',
      text: t('campaigns.unknown.query.found', {
        found: formatCount(answer.found),
        absent: formatCount(answer.notFound),
      }),
    };
  };
  const run = async (action: 'query' | 'sent' | 'resend') => {
    const answer = await resolve
      .mutateAsync({ campaignId: campaign.id, action, ...(messageIds ? { messageIds } : {}) })
      .catch(() => null);
    setAsking(false);
    if (!answer) return;
    const changed = formatCount(answer.changed);
    if (action === 'query') onSettled(told(answer));
    else if (action === 'sent')
      onSettled({ type: 'success', text: t('campaigns.unknown.sent.done', { people: changed }) });
    else {
      const key = campaign.state === 'paused' ? 'campaigns.unknown.resend.donePaused' : 'campaigns.unknown.resend.done';
      onSettled({ type: 'success', text: t(key, { people: changed }) });
    }
  };
  const busy = resolve.isPending;

  return (
    <ol className="choices">
      <li>
        <div>
          <strong>{t('campaigns.unknown.query.title')}</strong>
          <div className="muted">{t('campaigns.unknown.query.detail')}</div>
        </div>
        <Button
          type="primary"
          loading={busy && resolve.variables?.action === 'query'}
          disabled={busy}
          onClick={() => run('query')}
        >
          {t('campaigns.unknown.query.act', words)}
        </Button>
      </li>
      <li>
        <div>
          <strong>{t('campaigns.unknown.sent.title')}</strong>
          <div className="muted">{t('campaigns.unknown.sent.detail', words)}</div>
        </div>
        <ConfirmButton
          disabled={busy}
          title={t('campaigns.unknown.sent.title')}
          detail={t('campaigns.unknown.sent.confirm', words)}
          act={t('campaigns.unknown.sent.act', words)}
          onConfirm={() => run('sent')}
        >
          {t('campaigns.unknown.sent.act', words)}
        </ConfirmButton>
      </li>
      <li>
        <div>
          <strong>{t('campaigns.unknown.resend.title')}</strong>
          <div className="muted">{t('campaigns.unknown.resend.detail', words)}</div>
        </div>
        <Button
          danger
          disabled={busy}
          onClick={() => {
            setUnderstood(false);
            setAsking(true);
          }}
        >
          {t('campaigns.unknown.resend.act', words)}
        </Button>
      </li>
      <Modal
        open={asking}
        title={t('campaigns.unknown.resend.confirmTitle')}
        okText={t('campaigns.unknown.resend.confirmAct', words)}
        okButtonProps={{ danger: true, disabled: !understood }}
        cancelText={t('common.cancel')}
        confirmLoading={busy}
        onOk={() => run('resend')}
        onCancel={() => setAsking(false)}
      >
        <p>{t('campaigns.unknown.resend.confirmDetail', words)}</p>
        <Checkbox checked={understood} onChange={(event) => setUnderstood(event.target.checked)}>
          {t('campaigns.unknown.resend.understand', words)}
        </Checkbox>
      </Modal>
    </ol>
  );
}
