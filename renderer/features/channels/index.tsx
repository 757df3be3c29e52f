import './channels.css';
import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../../../shared/contract/channels.ts';
import { useQueryOf } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { goTo } from '../../ui/navigation.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ChannelCard } from './channel-card.tsx';
import { ChannelDrawer } from './channel-drawer.tsx';

export default function ChannelsScreen() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { data, error } = useQueryOf('channels.list', {});
  const [editing, setEditing] = useState<Channel | null>(null);
  const [saved, setSaved] = useState<number | null>(null);
  // the row as it is now: the list may have been fetched again since the drawer was opened
  const target = editing && (data?.rows.find(({ id }) => id === editing.id) ?? editing);
  const open = (next: Channel) => {
    setSaved(null);
    setEditing(next);
  };
  return (
    <>
      <PageHeader
        title={t('channels.title')}
        note={t('channels.lead')}
        extra={
          <>
            <Button onClick={() => goTo('modems')}>{t('modems.open')}</Button>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => goTo('setup')}>
              {t('channels.add')}
            </Button>
          </>
        }
      />
      {error && !data && <Alert type="error" showIcon title={errorText(error)} />}
      {!data && !error && <Skeleton active />}
      {data?.rows.length === 0 && (
        <section className="panel">
          <EmptyHint
            title={t('channels.empty')}
            hint={t('channels.emptyHint')}
            action={
              <Button type="primary" onClick={() => goTo('setup')}>
                {t('channels.add')}
              </Button>
            }
          />
        </section>
      )}
      <div className="channels">
        {data?.rows.map((channel) => (
          <ChannelCard key={channel.id} channel={channel} fresh={saved === channel.id} onEdit={() => open(channel)} />
        ))}
      </div>
      <ChannelDrawer target={target} onClose={() => setEditing(null)} onSaved={setSaved} />
    </>
  );
}
