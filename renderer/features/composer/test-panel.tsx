import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../../shared/domain/money.ts';
import { parseNumber } from '../../../shared/domain/phone.ts';
import { useCall, useQueryOf } from '../../api/hooks.ts';
import { linkTo } from '../../ui/navigation.ts';
import { StateTag } from '../../ui/state-tag.tsx';
import { autoName } from './auto-name.ts';
import { useDraftStore } from './draft-store.ts';
import { useRules } from './use-rules.ts';
import { useTotals } from './use-totals.ts';

const LONGEST_NAME = 60;

/** 先发给自己试一条. */
export function TestPanel() {
  const { t } = useTranslation();
  const settings = useQueryOf('settings.get', {}).data;
  const remember = useCall('settings.set');
  const send = useCall('compose.sendToMyself');
  const { totals } = useTotals();
  const { missing, price, simulated } = useRules();
  const [typed, setTyped] = useState<string | null>(null);
  const [campaignId, setCampaignId] = useState<number | null>(null);
  const written = typed ?? settings?.myNumber ?? '';
  const { number } = parseNumber(written);
  const parts = totals?.byParts[0]?.parts ?? 1;

  const go = async () => {
    if (number === null || send.isPending) return;
    const { draft } = useDraftStore.getState();
    const name = t('composer.test.name', { name: draft.name || autoName(draft) }).slice(0, LONGEST_NAME);
    const made = await send.mutateAsync({ draft: { ...draft, name }, number }).catch(() => null);
    if (!made) return;
    setCampaignId(made.campaignId);
    if (number !== settings?.myNumber) remember.mutate({ myNumber: number });
  };

  return (
    <section className="panel" aria-labelledby="composer-test">
      <h2 id="composer-test">{t('composer.test.title')}</h2>
      <Space.Compact block>
        <Input
          value={written}
          maxLength={40}
          inputMode="tel"
          aria-label={t('composer.test.number')}
          placeholder={t('composer.test.number')}
          status={written !== '' && number === null ? 'error' : undefined}
          onChange={(event) => setTyped(event.target.value)}
          onPressEnter={go}
        />
        <Button loading={send.isPending} disabled={number === null || missing} onClick={go}>
          {price > 0
            ? t('composer.test.sendFor', { parts, price: formatYuan(parts * price) })
            : t('composer.test.send')}
        </Button>
      </Space.Compact>
      {campaignId === null ? (
        <p className="muted composer-note">{simulated ? t('composer.test.simulated') : t('composer.test.hint')}</p>
      ) : (
        <TestResult campaignId={campaignId} />
      )}
    </section>
  );
}

function TestResult({ campaignId }: { campaignId: number }) {
  const { t } = useTranslation();
  const message = useQueryOf('messages.page', { filter: { campaignId }, limit: 1 }).data?.rows[0];
  return (
    <p className="composer-note" role="status">
      {message && <StateTag state={message.state} />}{' '}
      <a href={linkTo('campaigns', campaignId)}>{t('composer.test.open')}</a>
    </p>
  );
}
