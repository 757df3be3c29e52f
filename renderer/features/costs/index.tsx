import './costs.css';
import { Alert, Button, Segmented, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { goTo } from '../../ui/navigation.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { BalanceTab } from './balance-tab.tsx';
import { CampaignsTab } from './campaigns-tab.tsx';
import { COSTS_TABS, useCostsStore } from './costs-store.ts';
import { DaysTab } from './days-tab.tsx';
import { PostingsTab } from './postings-tab.tsx';
import { RefundsTab } from './refunds-tab.tsx';

/** 费用: what every channel's money is doing. */
export default function CostsScreen() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { tab, channelId, show } = useCostsStore();
  const { data, error } = useQueryOf('costs.summary', {});
  const rows = data?.rows ?? [];
  const chosen = rows.find((row) => row.channelId === channelId) ?? null;
  // refunds and days are always one channel's, with real money where there is any
  const one = chosen ?? rows.find(({ simulated }) => !simulated) ?? rows[0];
  return (
    <div className="fill">
      <PageHeader
        title={t('costs.title')}
        note={
          <Segmented
            value={tab}
            onChange={(value) => show(value)}
            options={COSTS_TABS.map((value) => ({ value, label: t(`costs.tabs.${value}`) }))}
          />
        }
      />
      {error && <Alert type="error" showIcon title={errorText(error)} />}
      {!data && !error && <Skeleton active />}
      {data && one === undefined && (
        <EmptyHint
          title={t('costs.empty')}
          hint={t('costs.emptyHint')}
          action={<Button onClick={() => goTo('channels')}>{t('costs.addChannel')}</Button>}
        />
      )}
      {one !== undefined && (
        <>
          {tab === 'balance' && <BalanceTab rows={rows} />}
          {tab === 'refunds' && <RefundsTab key={one.channelId} channel={one} rows={rows} />}
          {tab === 'days' && <DaysTab key={one.channelId} channel={one} rows={rows} />}
          {tab === 'postings' && <PostingsTab channel={chosen} rows={rows} />}
          {tab === 'campaigns' && <CampaignsTab channel={chosen} rows={rows} />}
        </>
      )}
    </div>
  );
}
