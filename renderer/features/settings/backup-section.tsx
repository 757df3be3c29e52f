import { App, Button, Table, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Backup } from '../../../shared/contract/backups.ts';
import { useCall, useQueryOf } from '../../api/hooks.ts';
import { formatCount, formatTime } from '../../ui/format.ts';
import { formatBytes } from './format-bytes.ts';
import { Row } from './row.tsx';

/** Asks twice, the second time with what will be there afterwards. */
function useRestore(): { ask(backup: Backup): void; pending: boolean } {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const restore = useCall('backups.restore');
  const ask = ({ name, at, contacts, campaigns }: Backup) => {
    const time = formatTime(at);
    const sure = () =>
      modal.confirm({
        title: t('backups.second.title'),
        content: t('backups.second.body', {
          time,
          contacts: formatCount(contacts ?? 0),
          campaigns: formatCount(campaigns ?? 0),
        }),
        okText: t('backups.second.act', { time }),
        okButtonProps: { danger: true },
        cancelText: t('common.cancel'),
        width: 480,
        // a failure has shown itself
        onOk: () => restore.mutateAsync({ name }).catch(() => {}),
      });
    modal.confirm({
      title: t('backups.first.title', { time }),
      content: t('backups.first.body'),
      okText: t('backups.first.act'),
      cancelText: t('common.cancel'),
      width: 480,
      onOk: () => void sure(),
    });
  };
  return { ask, pending: restore.isPending };
}

function BackupTable({ rows }: { rows: Backup[] }) {
  const { t } = useTranslation();
  const restore = useRestore();
  const counted = (value: number | null) => (value === null ? '–' : formatCount(value));
  return (
    <Table
      className="settings-backups"
      size="small"
      rowKey="name"
      dataSource={rows}
      pagination={false}
      scroll={{ y: 320 }}
      loading={restore.pending ? { description: t('backups.restoring') } : false}
      columns={[
        { title: t('backups.columns.at'), width: 170, render: (_, { at }) => formatTime(at) },
        { title: t('backups.columns.kind'), render: (_, { kind }) => t(`backups.kind.${kind}`) },
        { title: t('backups.columns.size'), align: 'end', render: (_, { size }) => formatBytes(size) },
        { title: t('backups.columns.contacts'), align: 'end', render: (_, row) => counted(row.contacts) },
        { title: t('backups.columns.campaigns'), align: 'end', render: (_, row) => counted(row.campaigns) },
        {
          title: '',
          align: 'end',
          render: (_, row) =>
            row.contacts === null ? (
              <Typography.Text type="danger">{t('backups.unreadable')}</Typography.Text>
            ) : (
              <Button size="small" onClick={() => restore.ask(row)}>
                {t('backups.restore')}
              </Button>
            ),
        },
      ]}
    />
  );
}

export function BackupSection() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { data } = useQueryOf('backups.list', {});
  const make = useCall('backups.make');
  const told = ({ contacts, campaigns }: Backup) =>
    void message.success(
      t('backups.made', { contacts: formatCount(contacts ?? 0), campaigns: formatCount(campaigns ?? 0) }),
    );
  return (
    <section className="panel">
      <h2>{t('backups.title')}</h2>
      <Row label={t('backups.automatic')} hint={t('backups.automaticHint')}>
        <Button loading={make.isPending} onClick={() => make.mutate({}, { onSuccess: told })}>
          {t('backups.now')}
        </Button>
      </Row>
      {data && (
        <Row label={t('backups.folder')} hint={t('backups.folderHint')}>
          <Typography.Text code copyable={{ tooltips: [t('settings.copyFolder'), t('common.copied')] }}>
            {data.folder}
          </Typography.Text>
        </Row>
      )}
      {data?.rows.length === 0 && <p className="muted">{t('backups.none')}</p>}
      {data && data.rows.length > 0 && <BackupTable rows={data.rows} />}
    </section>
  );
}
