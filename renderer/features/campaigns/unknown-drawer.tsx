import { Alert, Drawer } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { formatYuan } from '../../../shared/domain/money.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { formatCount, formatTime } from '../../ui/format.ts';
import { MaskToggle, useMask } from '../../ui/mask.tsx';
import { NumberText } from '../../ui/number-text.tsx';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { figuresOf } from './figures.ts';
import { type Settled, UnknownChoices } from './unknown-choices.tsx';
import { useUnknown } from './use-unknown.ts';

/** 结果未知: how many people, how much money, and the three ways to decide with what each may cost. */
export function UnknownDrawer({ campaign, open, onClose }: { campaign: Campaign; open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const masked = useMask((state) => state.masked);
  const { unknown } = figuresOf(campaign.counts);
  const { rows, cost, loading, error } = useUnknown(campaign.id, open, unknown);
  const [marked, setMarked] = useState<ReadonlySet<number>>(new Set());
  const [settled, setSettled] = useState<Settled | null>(null);
  useEffect(() => {
    if (open) setSettled(null);
    setMarked(new Set());
  }, [open]);

  const chosen = useMemo(() => rows.filter((row) => marked.has(row.id)), [rows, marked]);
  const some = chosen.length > 0;
  const people = some ? chosen.length : unknown;
  const atMost = some ? chosen.reduce((sum, row) => sum + row.cost, 0) : cost;
  const selection = {
    has: (key: string | number) => marked.has(Number(key)),
    toggle: (key: string | number) => {
      const next = new Set(marked);
      if (!next.delete(Number(key))) next.add(Number(key));
      setMarked(next);
    },
    all: rows.length > 0 && marked.size === rows.length,
    some,
    toggleAll: () => setMarked(some ? new Set() : new Set(rows.map((row) => row.id))),
  };

  return (
    <Drawer
      open={open}
      onClose={onClose}
      size={640}
      title={t('campaigns.unknown.title')}
      extra={<MaskToggle />}
      classNames={{ body: 'unknown-body' }}
    >
      {settled && <Alert className="spaced" showIcon type={settled.type} title={settled.text} />}
      {error && <Alert type="error" showIcon title={errorText(error)} />}
      {unknown === 0 ? (
        <EmptyHint title={t('campaigns.unknown.none')} hint={t('campaigns.unknown.noneHint')} />
      ) : (
        <>
          <p>{t('campaigns.unknown.lead', { people: formatCount(unknown), cost: formatYuan(cost) })}</p>
          <UnknownChoices
            campaign={campaign}
            people={people}
            cost={atMost}
            messageIds={some ? chosen.map((row) => row.id) : undefined}
            onSettled={(result) => {
              setSettled(result);
              setMarked(new Set());
            }}
          />
          <p className="muted">{t('campaigns.unknown.chosen', { people: formatCount(chosen.length) })}</p>
          <VirtualTable
            label={t('campaigns.unknown.title')}
            rows={rows}
            rowKey={(row) => row.id}
            rowName={(row) => row.name || row.number.slice(-4)}
            rowHeight={38}
            loading={loading}
            selection={selection}
            columns={[
              {
                key: 'number',
                title: t('campaigns.recipients.column.number'),
                width: 140,
                render: (row) => <NumberText number={row.number} masked={masked} />,
              },
              {
                key: 'name',
                title: t('campaigns.recipients.column.name'),
                width: 'minmax(80px, 1fr)',
                render: (row) => row.name || '–',
              },
              {
                key: 'code',
                title: t('campaigns.reasons.code'),
                width: 120,
                render: (row) => <code>{row.code ?? '–'}</code>,
              },
              {
                key: 'at',
                title: t('campaigns.recipients.column.submitted'),
                width: 150,
                render: (row) => (
                  <span className="numeric">
                    {row.submittedAt === null ? '–' : formatTime(row.submittedAt, true).slice(5)}
                  </span>
                ),
              },
            ]}
            empty={<EmptyHint title={t('campaigns.unknown.none')} />}
          />
        </>
      )}
    </Drawer>
  );
}
