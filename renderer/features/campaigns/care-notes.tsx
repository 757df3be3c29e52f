import { Alert, App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { formatYuan } from '../../../shared/domain/money.ts';
import { useCall, useQueryOf } from '../../api/hooks.ts';
import { useLooseText } from '../../i18n/loose-text.ts';
import { formatCount, formatMoment } from '../../ui/format.ts';

/** Held back for frequency: why, what they would cost, and the way to send to them later. */
export function HeldBackNote({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const loose = useLooseText();
  const { id, counts, state } = campaign;
  const some = (counts.excluded ?? 0) > 0;
  const rows = useQueryOf('campaigns.heldBack', { id }, { enabled: some }).data?.rows ?? [];
  const send = useCall('campaigns.sendHeld');
  if (!some || rows.length === 0) return null;
  const sum = (key: 'recipients' | 'parts' | 'cost') => rows.reduce((total, row) => total + row[key], 0);
  const figures = {
    people: formatCount(sum('recipients')),
    parts: formatCount(sum('parts')),
    cost: formatYuan(sum('cost')),
  };
  const later = () =>
    send.mutate(
      { id },
      { onSuccess: ({ requeued }) => message.success(t('care.held.done', { people: formatCount(requeued) })) },
    );
  const open = state === 'sending' || state === 'paused' || state === 'finished';
  return (
    <Alert
      type="info"
      showIcon
      className="spaced campaign-note"
      title={t('care.held.title', figures)}
      description={
        <ul className="plain-list numeric">
          {rows.map(({ code, recipients, parts, cost, nextAt }) => (
            <li key={code}>
              {t('care.held.line', {
                reason: loose('excluded', code),
                people: formatCount(recipients),
                parts: formatCount(parts),
                cost: formatYuan(cost),
                time: formatMoment(nextAt),
              })}
            </li>
          ))}
        </ul>
      }
      action={
        open && (
          <Button loading={send.isPending} onClick={later}>
            {t('care.held.act', figures)}
          </Button>
        )
      }
    />
  );
}

/** 探路 while it is out, and what it met when it stopped. */
export function ProbeNote({ campaign: { probe } }: { campaign: Campaign }) {
  const { t } = useTranslation();
  if (probe === null || probe.state === 'released') return null;
  const out = probe.state === 'out';
  return (
    <Alert
      type={out ? 'info' : 'warning'}
      showIcon
      className="spaced campaign-note"
      title={
        <>
          {out ? t('care.probing.out', { share: probe.share }) : t('care.probing.stopped')}
          {out && probe.deadline !== null && ` · ${t('care.probing.outUntil', { time: formatMoment(probe.deadline) })}`}
        </>
      }
      description={
        <span className="numeric">
          {probe.per
            .map(({ carrier, ...row }) => t('care.probing.carrier', { ...row, carrier: t(`operator.${carrier}`) }))
            .join(' · ')}
        </span>
      }
    />
  );
}
