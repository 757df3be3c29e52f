import {
  CheckOutlined,
  CopyOutlined,
  DeleteOutlined,
  EditOutlined,
  PauseOutlined,
  PlayCircleOutlined,
  RedoOutlined,
  RollbackOutlined,
  StopOutlined,
} from '@ant-design/icons';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { useCall } from '../../api/hooks.ts';
import { formatCount } from '../../ui/format.ts';
import { goTo } from '../../ui/navigation.ts';
import { figuresOf } from './figures.ts';

type ActionKey = 'edit' | 'undo' | 'pause' | 'approve' | 'resume' | 'cancel' | 'copy' | 'retry' | 'delete';

export interface Action {
  key: ActionKey;
  label: string;
  icon: ReactNode;
  danger?: boolean;
  run: () => void;
}

const ICON: Record<ActionKey, ReactNode> = {
  edit: <EditOutlined />,
  undo: <RollbackOutlined />,
  pause: <PauseOutlined />,
  approve: <CheckOutlined />,
  resume: <PlayCircleOutlined />,
  cancel: <StopOutlined />,
  copy: <CopyOutlined />,
  retry: <RedoOutlined />,
  delete: <DeleteOutlined />,
};

/** The most likely first; what a state allows and nothing else. */
function keysOf(campaign: Campaign): ActionKey[] {
  const retry: ActionKey[] = figuresOf(campaign.counts).failed > 0 ? ['retry'] : [];
  switch (campaign.state) {
    case 'draft':
      return ['edit', 'copy', 'delete'];
    case 'planning':
      return [];
    case 'scheduled':
      return ['undo', 'pause', 'cancel', 'copy'];
    case 'sending':
      return ['pause', ...retry, 'cancel', 'copy'];
    case 'paused':
      if (campaign.pauseReason === 'approval') return ['approve', 'undo', 'cancel', 'copy'];
      return ['resume', ...retry, 'cancel', 'copy'];
    case 'finished':
      return [...retry, 'copy'];
    case 'cancelled':
      return ['copy'];
  }
}

/** What can be done with a campaign; anything that cannot be taken back asks first. */
export function useActions(onRetry: (campaign: Campaign) => void): (campaign: Campaign) => Action[] {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const pause = useCall('campaigns.pause');
  const resume = useCall('campaigns.resume');
  const approve = useCall('campaigns.approve');
  const cancel = useCall('campaigns.cancel');
  const undo = useCall('campaigns.undo');
  const copy = useCall('campaigns.copy');
  const remove = useCall('drafts.delete');
  const quiet = () => undefined;
  // not handed back: a question would stay open as long as the words are shown
  const said = (text: string) => void message.success(text);

  const ask = (campaign: Campaign) => {
    const { queued, submitted } = figuresOf(campaign.counts);
    const words = { queued: formatCount(queued), left: formatCount(submitted) };
    modal.confirm({
      title: t('campaigns.cancelTitle', { name: campaign.name || t('campaigns.unnamed') }),
      content: t(submitted === 0 ? 'campaigns.cancelUntouched' : 'campaigns.cancelDetail', words),
      okText: t('campaigns.cancelAct', words),
      okButtonProps: { danger: true },
      cancelText: t('campaigns.cancelKeep'),
      onOk: () =>
        cancel
          .mutateAsync({ id: campaign.id })
          .then(({ cancelled }) => said(t('campaigns.cancelled', { value: formatCount(cancelled) })), quiet),
    });
  };
  const askDelete = (campaign: Campaign) =>
    modal.confirm({
      title: t('campaigns.deleteTitle', { name: campaign.name || t('campaigns.unnamed') }),
      content: t('campaigns.deleteDetail'),
      okText: t('campaigns.action.delete'),
      okButtonProps: { danger: true },
      cancelText: t('common.cancel'),
      onOk: () => remove.mutateAsync({ id: campaign.id }).then(() => said(t('common.deleted')), quiet),
    });

  const run = (key: ActionKey, campaign: Campaign): void => {
    const { id } = campaign;
    switch (key) {
      case 'edit':
        goTo('compose', id);
        return;
      case 'undo':
        undo.mutate(
          { id },
          {
            onSuccess: ({ draftId }) => {
              message.success(t('campaigns.undone'));
              goTo('compose', draftId);
            },
          },
        );
        return;
      case 'pause':
        pause.mutate({ id }, { onSuccess: () => message.success(t('campaigns.paused')) });
        return;
      case 'resume':
        resume.mutate({ id }, { onSuccess: () => message.success(t('campaigns.resumed')) });
        return;
      case 'approve':
        approve.mutate({ id }, { onSuccess: () => message.success(t('care.approved')) });
        return;
      case 'copy':
        copy.mutate(
          { id },
          {
            onSuccess: ({ draftId }) => {
              message.success(t('campaigns.copied'));
              goTo('compose', draftId);
            },
          },
        );
        return;
      case 'cancel':
        ask(campaign);
        return;
      case 'delete':
        askDelete(campaign);
        return;
      case 'retry':
        onRetry(campaign);
        return;
    }
  };

  return (campaign) =>
    keysOf(campaign).map((key) => ({
      key,
      label: t(`campaigns.action.${key}`),
      icon: ICON[key],
      danger: key === 'cancel' || key === 'delete',
      run: () => run(key, campaign),
    }));
}
