import { ReloadOutlined } from '@ant-design/icons';
import { Alert, Button, Tag, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelCosts } from '../../../shared/contract/costs.ts';
import { formatYuan } from '../../../shared/domain/money.ts';
import { useCall } from '../../api/hooks.ts';
import { formatCount, formatMoment } from '../../ui/format.ts';
import { Money } from '../../ui/money.tsx';
import { useCostsStore } from './costs-store.ts';

function Figure({ label, note, children }: { label: string; note?: ReactNode; children: ReactNode }) {
  return (
    <div className="costs-figure">
      <span className="muted">{label}</span>
      <strong>{children}</strong>
      {note && <span className="muted">{note}</span>}
    </div>
  );
}

const PLACES = [
  ['reserved', 'reserved'],
  ['assumed', 'assumed'],
  ['spent', 'spent'],
  ['refund_due', 'refundDue'],
  ['returned', 'returned'],
  ['kept', 'kept'],
] as const;

function Balances({ row }: { row: ChannelCosts }) {
  const { t } = useTranslation();
  const ask = useCall('channels.balance');
  const { balance, left } = row;
  const amount = (value: number) =>
    balance?.kind === 'parts' ? t('costs.balance.parts', { value: formatCount(value) }) : formatYuan(value);
  const since = balance !== null && left !== null && left !== balance.amount;
  return (
    <>
      <Figure
        label={t('costs.balance.provider')}
        note={
          <>
            {balance && t('costs.balance.asked', { time: formatMoment(balance.at) })}
            {since && <div>{t('costs.balance.left', { value: amount(left) })}</div>}
            {!row.balanceAsked && balance === null && t('costs.balance.cannot')}
          </>
        }
      >
        {balance ? (
          <span className="numeric">{amount(balance.amount)}</span>
        ) : (
          <span className="muted">{row.balanceAsked ? t('costs.balance.unasked') : '–'}</span>
        )}
        {row.balanceAsked && (
          <Tooltip title={t('costs.balance.ask')}>
            <Button
              type="text"
              icon={<ReloadOutlined />}
              loading={ask.isPending}
              aria-label={`${t('costs.balance.ask')} ${row.name}`}
              onClick={() => ask.mutate({ id: row.channelId })}
            />
          </Tooltip>
        )}
      </Figure>
      <Figure label={t('costs.balance.ledger')} note={t('costs.balance.ledgerHint')}>
        {row.ledgerBalance === null ? (
          <span className="muted">{t('costs.balance.unknown')}</span>
        ) : (
          <Money li={row.ledgerBalance} />
        )}
      </Figure>
    </>
  );
}

interface Props {
  row: ChannelCosts;
  onPost: (kind: 'top_up' | 'adjustment') => void;
  onRules: () => void;
}

export function ChannelMoney({ row, onPost, onRules }: Props) {
  const { t } = useTranslation();
  const show = useCostsStore((state) => state.show);
  const capped = (cap: number | null) => cap !== null && t('costs.balance.ofCap', { cap: formatYuan(cap) });
  return (
    <section className="panel costs-panel" aria-label={row.name}>
      <header className="costs-head">
        <h2>{row.name}</h2>
        {row.simulated && <Tag color="warning">{t('common.simulated')}</Tag>}
        <Tag>{t(`costs.billing.${row.billing}`)}</Tag>
        <span className="muted numeric">{t('costs.perPart', { price: formatYuan(row.price) })}</span>
        <span className="costs-acts">
          <Button onClick={() => onPost('top_up')}>{t('costs.balance.topUp')}</Button>
          <Button onClick={() => onPost('adjustment')}>{t('costs.balance.adjust')}</Button>
          <Button onClick={onRules}>{t('costs.balance.rules')}</Button>
          <Button onClick={() => show('refunds', row.channelId)}>{t('costs.balance.toRefunds')}</Button>
        </span>
      </header>
      {row.alarm && (
        <Alert
          type={row.alarm === 'balance_low' ? 'warning' : 'error'}
          showIcon
          className="spaced"
          title={t(`costs.alarm.${row.alarm}`)}
        />
      )}
      <div className="costs-figures">
        <Balances row={row} />
        <Figure label={t('costs.balance.today')} note={capped(row.rules.capDay)}>
          <Money li={row.today} />
        </Figure>
        <Figure
          label={t('costs.balance.month')}
          note={
            <>
              {capped(row.rules.capMonth)}
              {row.perDelivered !== null && (
                <div>{t('costs.balance.perDelivered', { value: formatYuan(row.perDelivered) })}</div>
              )}
            </>
          }
        >
          <Money li={row.month} />
        </Figure>
      </div>
      <dl className="costs-places" aria-label={t('costs.balance.detail')}>
        {PLACES.map(([account, key]) => (
          <Tooltip key={account} title={t(`costs.accountHint.${account}`)}>
            <div>
              <dt className="muted">{t(`costs.account.${account}`)}</dt>
              <dd>
                <Money li={row[key]} />
              </dd>
            </div>
          </Tooltip>
        ))}
      </dl>
    </section>
  );
}
