import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/contract/contract.ts';
import { formatCount } from '../../ui/format.ts';
import { useMask } from '../../ui/mask.tsx';
import { NumberText } from '../../ui/number-text.tsx';
import type { Rule } from './rule-card.tsx';

type Tried = Output<'replies.rules.dryRun'>;
const SHOWN = 50;

/** What the rules as they stand in the drawer would make of the last replies. */
export function DryRun({ tried, rules }: { tried: Tried; rules: readonly Rule[] }) {
  const { t } = useTranslation();
  const masked = useMask((state) => state.masked);
  const nameOf = (id: string) => rules.find((rule) => rule.id === id)?.name ?? '';
  const would = (row: Tried['rows'][number]): string => {
    const words = [
      row.answer === null ? '' : t('replies.rules.would.answer'),
      row.withheld === null ? '' : t('replies.rules.would.withheld', { why: t(`replies.withheld.${row.withheld}`) }),
      row.tag === '' ? '' : t('replies.rules.would.tag', { tag: row.tag }),
      row.optOut ? t('replies.rules.would.optOut') : '',
      row.followUp ? t('replies.rules.would.followUp') : '',
    ].filter(Boolean);
    return words.length === 0 ? t('replies.rules.would.none') : words.join(' · ');
  };
  const sums = { looked: formatCount(tried.looked), hit: formatCount(tried.rows.length) };
  return (
    <section className="dry-run">
      <Alert type="info" showIcon title={t('replies.rules.tried', sums)} />
      <ul className="plain-list">
        {tried.rows.slice(0, SHOWN).map((row) => (
          <li key={row.replyId}>
            <div>
              <NumberText number={row.number} masked={masked} /> {row.text}
            </div>
            <div className="muted">
              {t('replies.rules.ofRule', { rule: nameOf(row.ruleId) })} → {would(row)}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
