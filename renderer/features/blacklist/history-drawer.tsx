import { Alert, Drawer, Spin, Tag, Timeline } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { EvidenceButton } from '../../ui/evidence-button.tsx';
import { formatTime } from '../../ui/format.ts';
import { TimelineButton } from '../../ui/timeline-button.tsx';
import { useSimulated } from '../../ui/use-simulated.ts';

/** How a number came on the list and off it, each step with its reason and proof. */
export function HistoryDrawer({ number, onClose }: { number: string | null; onClose: () => void }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const simulated = useSimulated();
  const { data, error } = useQueryOf('blacklist.history', { number: number ?? '' }, { enabled: number !== null });
  return (
    <Drawer
      open={number !== null}
      onClose={onClose}
      size={480}
      title={t('blacklist.historyTitle', { number: number ?? '' })}
      footer={
        number !== null && (
          <div className="drawer-footer">
            <TimelineButton number={number} words />
            <span className="push" />
            <EvidenceButton number={number} />
          </div>
        )
      }
    >
      {error && <Alert type="error" showIcon title={errorText(error)} />}
      {!data && !error && <Spin />}
      {data?.forgotten && <Alert type="info" showIcon title={t('blacklist.forgotten')} className="spaced" />}
      {data?.rows.length === 0 && <p className="muted">{t('blacklist.historyEmpty')}</p>}
      <Timeline
        items={data?.rows.map((row) => ({
          key: `${row.at}-${row.what}-${row.channelId}`,
          color: row.what === 'removed' ? 'gray' : 'red',
          content: (
            <>
              <strong>{t(`blacklist.event.${row.what}`)}</strong> <Tag>{t(`blacklistSource.${row.source}`)}</Tag>
              {row.channelId !== null && <Tag>{t('blacklist.onlyChannel', { name: row.channelName })}</Tag>}
              {simulated(row.channelId) && <Tag color="warning">{t('common.simulated')}</Tag>}
              <div className="muted numeric">{formatTime(row.at)}</div>
              {row.reason !== '' && (
                <div>
                  {t('blacklist.column.reason')}：{row.reason}
                </div>
              )}
              {row.proof !== '' && (
                <div>
                  {t('blacklist.column.proof')}：{row.proof}
                </div>
              )}
            </>
          ),
        }))}
      />
    </Drawer>
  );
}
