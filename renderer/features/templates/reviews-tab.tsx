import { SyncOutlined } from '@ant-design/icons';
import { Alert, Button, Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Catalog, Channel } from '../../../shared/contract/channels.ts';
import { useCall, useQueryOf } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { formatMoment } from '../../ui/format.ts';
import { goTo } from '../../ui/navigation.ts';

type Review = Catalog['templates'][number]['review'];
const COLOR: Record<Review, string> = {
  approved: 'success',
  pending: 'processing',
  rejected: 'error',
  disabled: 'default',
};

function ReviewTag({ review, reason }: { review: Review; reason: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Tag color={COLOR[review]}>{t(`channels.catalog.review.${review}`)}</Tag>
      {reason !== '' && <span className="muted">{t('channels.catalog.reason', { reason })}</span>}
    </>
  );
}

/** What one provider keeps for this account, each with its review. */
function ChannelCatalog({ channel }: { channel: Channel }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { data, error } = useQueryOf('channels.catalog.get', { id: channel.id });
  const sync = useCall('channels.catalog.sync');
  return (
    <section className="panel templates-panel" aria-label={channel.name}>
      <header className="reviews-head">
        <h2>{channel.name}</h2>
        <span className="muted">
          {data?.syncedAt
            ? t('channels.catalog.syncedAt', { time: formatMoment(data.syncedAt) })
            : t('channels.catalog.never')}
        </span>
        <span className="push" />
        <Button icon={<SyncOutlined />} loading={sync.isPending} onClick={() => sync.mutate({ id: channel.id })}>
          {t('channels.catalog.sync')}
        </Button>
      </header>
      {error && <Alert type="error" showIcon title={errorText(error)} />}
      {data?.syncedAt && data.templates.length + data.signatures.length === 0 && (
        <p className="muted">{t('channels.catalog.noRows')}</p>
      )}
      {data && data.signatures.length > 0 && (
        <>
          <h3>{t('channels.catalog.signatures')}</h3>
          <ul className="review-list">
            {data.signatures.map(({ text, review, reason }) => (
              <li key={text}>
                <strong>【{text}】</strong>
                <span />
                <span>
                  <ReviewTag review={review} reason={reason} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {data && data.templates.length > 0 && (
        <>
          <h3>{t('channels.catalog.templates')}</h3>
          <ul className="review-list">
            {data.templates.map(({ templateId, name, kind, body, review, reason }) => (
              <li key={templateId}>
                <span>
                  <strong>{name}</strong> <Tag>{t(`channels.catalog.kind.${kind}`)}</Tag>
                  <div className="muted numeric">{templateId}</div>
                </span>
                <span>{body}</span>
                <span>
                  <ReviewTag review={review} reason={reason} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** The review state of templates and signatures, channel by channel. */
export function ReviewsTab() {
  const { t } = useTranslation();
  const channels = useQueryOf('channels.list', {}).data?.rows;
  const providers = useQueryOf('channels.providers', {}).data?.rows;
  if (!channels || !providers) return <Skeleton active />;
  const kept = new Set(providers.filter(({ catalog }) => catalog).map(({ provider }) => provider));
  const rows = channels.filter(({ provider }) => kept.has(provider));
  if (rows.length === 0)
    return (
      <section className="panel">
        <EmptyHint
          title={t('channels.catalog.none')}
          hint={t('channels.catalog.noneHint')}
          action={<Button onClick={() => goTo('setup')}>{t('channels.setup.open')}</Button>}
        />
      </section>
    );
  return (
    <>
      <p className="muted screen-lead">{t('channels.catalog.lead')}</p>
      {rows.map((channel) => (
        <ChannelCatalog key={channel.id} channel={channel} />
      ))}
    </>
  );
}
