import { Alert, Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Restored } from '../../shared/contract/backups.ts';
import { useCall, useQueryOf } from '../api/hooks.ts';
import { formatCount, formatTime } from '../ui/format.ts';
import { goTo } from '../ui/navigation.ts';

const COUNTED = ['unreadable', 'inFlight', 'messages', 'campaigns', 'refusals', 'held'] as const;

function Account({ account }: { account: Restored }) {
  const { t } = useTranslation();
  return (
    <ul>
      {account.backupAt !== null && <li>{t('backups.restored.lost')}</li>}
      {COUNTED.filter((key) => account[key] > 0).map((key) => (
        <li key={key}>{t(`backups.restored.${key}`, { value: formatCount(account[key]) })}</li>
      ))}
      {account.reason === 'damaged' && <li>{t('backups.restored.kept')}</li>}
    </ul>
  );
}

/** After a restore, on every screen until it was read: from when, what came back, what nobody knows. */
export function RestoredBanner() {
  const { t } = useTranslation();
  const { data: account } = useQueryOf('backups.restored', {});
  const dismiss = useCall('backups.dismiss');
  if (!account) return null;
  const { backupAt, reason } = account;
  const what = reason === 'missing' && backupAt === null ? 'alone' : reason;
  const time = backupAt === null ? '' : formatTime(backupAt);
  return (
    <Alert
      type="warning"
      showIcon
      banner
      className="shell-restored"
      title={t(`backups.restored.${what}`, { time })}
      description={<Account account={account} />}
      action={
        <Space orientation="vertical">
          {account.held > 0 && <Button onClick={() => goTo('campaigns')}>{t('backups.restored.look')}</Button>}
          <Button loading={dismiss.isPending} onClick={() => dismiss.mutate({})}>
            {t('backups.restored.dismiss')}
          </Button>
        </Space>
      }
    />
  );
}
