import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button, Select, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../../shared/domain/money.ts';
import { useQueryOf } from '../../api/hooks.ts';
import { useDraftStore } from './draft-store.ts';
import { useRules } from './use-rules.ts';
import { useTotals } from './use-totals.ts';

const MOST = 5;

/** Channels that take over what the one before definitely refused, in order, with what they cost. */
export function FallbackPanel() {
  const { t } = useTranslation();
  const channels = useQueryOf('channels.list', {}).data?.rows ?? [];
  const { channel } = useRules();
  const chosen = useDraftStore((state) => state.draft.fallbackChannelIds);
  const update = useDraftStore((state) => state.update);
  const { totals } = useTotals();
  const others = channels.filter(({ id, enabled }) => enabled && id !== channel?.id && !chosen.includes(id));
  const rows = chosen.map((id) => ({ id, row: channels.find((one) => one.id === id) }));
  if (rows.length === 0 && others.length === 0) return null;
  const put = (fallbackChannelIds: number[]) => update({ fallbackChannelIds });
  const swap = (from: number, to: number) => {
    const next = [...chosen];
    [next[from], next[to]] = [next[to] ?? 0, next[from] ?? 0];
    put(next);
  };
  return (
    <section className="panel" aria-labelledby="composer-fallback">
      <h2 id="composer-fallback">{t('composer.fallback.title')}</h2>
      <p className="muted composer-note">{t('composer.fallback.lead')}</p>
      <ol className="composer-fallbacks">
        {rows.map(({ id, row }, index) => {
          const name = row?.name ?? t('composer.fallback.gone');
          return (
            <li key={id}>
              <span className="ellipsis">
                {name} {row?.simulated && <Tag color="warning">{t('common.simulated')}</Tag>}
                {row && !row.enabled && <Tag>{t('composer.channel.off')}</Tag>}
                {id === channel?.id && <Tag>{t('composer.fallback.same')}</Tag>}
              </span>
              <span className="muted numeric">
                {row && t('composer.channel.price', { price: formatYuan(row.options.price) })}
              </span>
              <Button
                type="text"
                size="small"
                icon={<ArrowUpOutlined />}
                disabled={index === 0}
                aria-label={`${t('composer.fallback.earlier')} ${name}`}
                onClick={() => swap(index, index - 1)}
              />
              <Button
                type="text"
                size="small"
                icon={<ArrowDownOutlined />}
                disabled={index === rows.length - 1}
                aria-label={`${t('composer.fallback.later')} ${name}`}
                onClick={() => swap(index, index + 1)}
              />
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined />}
                aria-label={`${t('common.delete')} ${name}`}
                onClick={() => put(chosen.filter((one) => one !== id))}
              />
            </li>
          );
        })}
      </ol>
      {chosen.length < MOST && others.length > 0 && (
        <Select
          className="wide"
          aria-label={t('composer.fallback.add')}
          placeholder={t('composer.fallback.add')}
          value={null}
          options={others.map(({ id, name, options }) => ({
            value: id,
            label: `${name} · ${t('composer.channel.price', { price: formatYuan(options.price) })}`,
          }))}
          onChange={(id: number | null) => id !== null && put([...chosen, id])}
        />
      )}
      {chosen.length > 0 && totals && totals.maxCost > totals.cost && (
        <p className="composer-note numeric">{t('composer.fallback.most', { price: formatYuan(totals.maxCost) })}</p>
      )}
    </section>
  );
}
