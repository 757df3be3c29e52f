import '../channels.css';
import './modem.css';
import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Modem } from '../../../../shared/contract/modems.ts';
import { useCall, useQueryOf } from '../../../api/hooks.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { EmptyHint } from '../../../ui/empty-hint.tsx';
import { goTo } from '../../../ui/navigation.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { LogDrawer } from './log-drawer.tsx';
import { MarketingPanel } from './marketing-panel.tsx';
import { ModemCard } from './modem-card.tsx';
import { ModemDrawer } from './modem-drawer.tsx';
import { PortsPanel } from './ports-panel.tsx';
import { SendTest } from './send-test.tsx';

/** Counters of the hour and the end of a rest change without an event. */
const LOOK_MS = 30_000;
const NONE: Modem[] = [];

type Open = { what: 'add'; path: string } | { what: 'edit' | 'test' | 'log'; id: number };

export default function ModemsScreen() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const list = useQueryOf('modems.list', {}, { every: LOOK_MS });
  const channel = useQueryOf('channels.list', {}).data?.rows.find(({ provider }) => provider === 'modem');
  const saveChannel = useCall('channels.save');
  const [open, setOpen] = useState<Open | null>(null);
  const modems = list.data?.rows ?? NONE;
  const close = () => setOpen(null);
  const target = open !== null && open.what !== 'add' ? modems.find(({ id }) => id === open.id) : undefined;
  const suggested = {
    label: t('modems.form.suggestion', { no: modems.length + 1 }),
    path: open?.what === 'add' ? open.path : '',
  };
  const add = (path: string) => setOpen({ what: 'add', path });
  return (
    <>
      <PageHeader
        title={t('modems.title')}
        note={t('modems.lead')}
        extra={
          <>
            <Button onClick={() => goTo('channels')}>{t('modems.toChannels')}</Button>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => add('')}>
              {t('modems.add')}
            </Button>
          </>
        }
      />
      {list.error && !list.data && <Alert type="error" showIcon title={errorText(list.error)} />}
      {!list.data && !list.error && <Skeleton active />}
      {channel?.enabled === false && modems.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="spaced"
          title={t('modems.channelOff')}
          action={
            <Button
              loading={saveChannel.isPending}
              onClick={() =>
                saveChannel.mutate({ id: channel.id, provider: 'modem', name: channel.name, enabled: true })
              }
            >
              {t('modems.channelOn')}
            </Button>
          }
        />
      )}
      <div className="channels">
        {list.data && modems.length === 0 && (
          <section className="panel">
            <EmptyHint title={t('modems.empty')} hint={t('modems.emptyHint')} />
          </section>
        )}
        {modems.map((modem) => (
          <ModemCard
            key={modem.id}
            modem={modem}
            onEdit={() => setOpen({ what: 'edit', id: modem.id })}
            onTest={() => setOpen({ what: 'test', id: modem.id })}
            onLog={() => setOpen({ what: 'log', id: modem.id })}
          />
        ))}
        <PortsPanel modems={modems} onAdd={add} />
        {channel && <MarketingPanel channel={channel} />}
      </div>
      {open?.what === 'add' && <ModemDrawer modem={null} suggested={suggested} onClose={close} />}
      {open?.what === 'edit' && target && <ModemDrawer modem={target} suggested={suggested} onClose={close} />}
      {open?.what === 'test' && target && <SendTest modem={target} onClose={close} />}
      {open?.what === 'log' && target && <LogDrawer modem={target} onClose={close} />}
    </>
  );
}
