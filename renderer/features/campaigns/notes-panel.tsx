import { useTranslation } from 'react-i18next';
import type { CampaignNote } from '../../../shared/contract/campaigns.ts';
import { isCarrier } from '../../../shared/domain/phone.ts';
import { useQueryOf } from '../../api/hooks.ts';
import { useLooseText } from '../../i18n/loose-text.ts';
import { formatCount, formatMoment } from '../../ui/format.ts';

function useNoteWords(): (note: CampaignNote) => string {
  const { t } = useTranslation();
  const loose = useLooseText();
  return ({ key, data }) => {
    const shown = Object.fromEntries(
      Object.entries(data).map(([name, value]) => [name, typeof value === 'number' ? formatCount(value) : value]),
    );
    const carrier = isCarrier(data.carrier) ? t(`operator.${data.carrier}`) : '';
    return loose('campaignNote', key, { ...shown, carrier });
  };
}

/** What happened on the way: who took over, who was held and let go again. */
export function NotesPanel({ campaignId }: { campaignId: number }) {
  const { t } = useTranslation();
  const wordsOf = useNoteWords();
  const rows = useQueryOf('campaigns.notes', { id: campaignId }).data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="campaign-notes">
      <h2 id="campaign-notes">{t('channels.notes')}</h2>
      <ul className="campaign-notes">
        {rows.map((note) => (
          <li key={`${note.at} ${note.key} ${JSON.stringify(note.data)}`}>
            <time className="muted numeric nowrap">{formatMoment(note.at)}</time> {wordsOf(note)}
          </li>
        ))}
      </ul>
    </section>
  );
}
