import { Alert, App, Button, Form, Modal, Tag, Tooltip } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelBlock } from '../../../shared/contract/consent.ts';
import { REHEARSED_OPT_OUT } from '../../../shared/domain/status.ts';
import { useCall, useInfiniteOf } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { formatTime } from '../../ui/format.ts';
import { NumberText } from '../../ui/number-text.tsx';
import { useSimulated } from '../../ui/use-simulated.ts';
import { type VirtualColumn, VirtualTable } from '../../ui/virtual-table.tsx';
import { ReasonField } from './reason-field.tsx';

/** Numbers one channel's account refuses: off that channel, welcome on others. */
export function ChannelBlocks() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const simulated = useSimulated();
  const list = useInfiniteOf('blacklist.channelBlocks', {});
  const [releasing, setReleasing] = useState<ChannelBlock | null>(null);
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list;
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  const columns = useMemo<VirtualColumn<ChannelBlock>[]>(
    () => [
      {
        key: 'number',
        title: t('blacklist.column.number'),
        width: 150,
        render: (row) => <NumberText number={row.number} />,
      },
      { key: 'name', title: t('blacklist.column.name'), width: 'minmax(80px, 1fr)', render: (row) => row.name },
      {
        key: 'channel',
        title: t('blacklist.channel'),
        width: 'minmax(120px, 1fr)',
        render: (row) => (
          <>
            {row.channelName} {simulated(row.channelId) && <Tag color="warning">{t('common.simulated')}</Tag>}
          </>
        ),
      },
      {
        key: 'code',
        title: t('blacklist.column.reason'),
        width: 'minmax(160px, 2fr)',
        render: (row) => (
          <Tooltip title={row.proof}>
            <span>
              {row.code === REHEARSED_OPT_OUT ? t('replies.rehearsedOptOut') : row.code}{' '}
              <span className="muted">{row.proof}</span>
            </span>
          </Tooltip>
        ),
      },
      {
        key: 'date',
        title: t('blacklist.column.date'),
        width: 160,
        render: (row) => <span className="numeric">{formatTime(row.createdAt)}</span>,
      },
      {
        key: 'release',
        title: '',
        width: 90,
        render: (row) => (
          <Button type="link" size="small" onClick={() => setReleasing(row)}>
            {t('blacklist.release')}
          </Button>
        ),
      },
    ],
    [t, simulated],
  );
  return (
    <>
      <p className="muted screen-lead">{t('blacklist.byChannelLead')}</p>
      {list.error && <Alert type="error" showIcon title={errorText(list.error)} />}
      <VirtualTable
        label={t('blacklist.byChannel')}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowName={(row) => row.name || row.number}
        columns={columns}
        loading={list.isPending}
        onMore={hasNextPage ? more : undefined}
        empty={<EmptyHint title={t('blacklist.byChannelEmpty')} />}
      />
      {releasing && <ReleaseDialog block={releasing} onClose={() => setReleasing(null)} />}
    </>
  );
}

function ReleaseDialog({ block, onClose }: { block: ChannelBlock; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const release = useCall('blacklist.unblockChannel');
  const [form] = Form.useForm<{ reason: string }>();
  const { number, channelId, channelName: channel } = block;
  const submit = async ({ reason }: { reason: string }) => {
    const answer = await release.mutateAsync({ number, channelId, reason: reason.trim() }).catch(() => null);
    if (!answer) return;
    message.success(t('common.saved'));
    onClose();
  };
  return (
    <Modal
      open
      title={t('blacklist.releaseTitle', { number, channel })}
      okText={t('blacklist.release')}
      okButtonProps={{ danger: true }}
      confirmLoading={release.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form name="channel-release" form={form} layout="vertical" onFinish={submit} requiredMark={false}>
        <ReasonField />
      </Form>
    </Modal>
  );
}
