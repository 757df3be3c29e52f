import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { useQueryOf } from '../../api/hooks.ts';
import { useLooseText } from '../../i18n/loose-text.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { CodeText } from '../../ui/explain.tsx';
import { formatCount } from '../../ui/format.ts';
import { useDetailView } from './detail-store.ts';

/** Failures by reason: what it means and what to do. */
export function ReasonsView({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const loose = useLooseText();
  const { set } = useDetailView(campaign.id);
  const rows = useQueryOf('campaigns.breakdown', { id: campaign.id }).data?.reasons;
  if (rows?.length === 0)
    return (
      <section className="panel">
        <EmptyHint title={t('campaigns.reasons.empty')} hint={t('campaigns.reasons.emptyHint')} />
      </section>
    );
  return (
    <section className="panel campaign-scroll">
      <table className="reasons">
        <thead>
          <tr>
            <th scope="col">{t('campaigns.reasons.meaning')}</th>
            <th scope="col" className="align-right">
              {t('campaigns.reasons.people')}
            </th>
            <th scope="col">{t('campaigns.reasons.advice')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {rows?.map(({ code, recipients, explanation }) => (
            <tr key={code}>
              <td>
                <strong>{loose('carrier.category', explanation.category)}</strong>
                <div>
                  <CodeText explanation={explanation} />
                </div>
              </td>
              <td className="align-right numeric">
                <strong>{formatCount(recipients)}</strong>
              </td>
              <td>{loose('carrier.advice', explanation.category)}</td>
              <td className="align-right">
                <Button type="link" onClick={() => set({ view: 'recipients', code, state: null, q: '' })}>
                  {t('campaigns.reasons.see')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
