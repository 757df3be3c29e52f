import { Alert, Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../api/hooks.ts';
import { formatMoment } from '../../ui/format.ts';
import { goTo } from '../../ui/navigation.ts';
import { autoName } from './auto-name.ts';
import { useDraftStore } from './draft-store.ts';

/** 继续上次的草稿, as long as nothing new has been written. */
export function ResumeOffer({ onAll }: { onAll: () => void }) {
  const { t } = useTranslation();
  const untouched = useDraftStore(({ id, save }) => id === null && save === 'untouched');
  const last = useQueryOf('campaigns.list', { states: ['draft'], limit: 1 }, { enabled: untouched }).data?.rows[0];
  if (!untouched || !last) return null;
  return (
    <Alert
      className="composer-offer"
      type="info"
      showIcon
      title={t('composer.drafts.offer', {
        name: last.name || autoName(last) || t('composer.drafts.untitled'),
        time: formatMoment(last.createdAt),
      })}
      action={
        <Space>
          <Button size="small" type="primary" onClick={() => goTo('compose', last.id)}>
            {t('composer.drafts.resume')}
          </Button>
          <Button size="small" onClick={onAll}>
            {t('composer.drafts.all')}
          </Button>
        </Space>
      }
    />
  );
}
