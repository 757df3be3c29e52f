import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../../shared/domain/money.ts';
import { useQueryOf } from '../../api/hooks.ts';
import { formatCount } from '../../ui/format.ts';
import { ASKER, useAskedDraft } from './asked-draft.ts';
import { useDraftStore } from './draft-store.ts';

const SHOWN = 5;

/** "Shorten by k characters and save n 条": for those just over a boundary. */
export function SavingsPanel() {
  const { t } = useTranslation();
  const asked = useAskedDraft((state) => state.asked);
  const goToStep = useDraftStore((state) => state.goToStep);
  const { data } = useQueryOf('compose.savings', { draft: asked, key: ASKER }, { keep: true });
  const rows = data?.rows ?? [];
  return (
    <section className="panel" aria-labelledby="composer-savings">
      <h2 id="composer-savings">{t('composer.savings.title')}</h2>
      {data && rows.length === 0 && <p className="muted composer-note">{t('composer.savings.none')}</p>}
      {rows.length > 0 && (
        <>
          <ul className="composer-savings">
            {rows.slice(0, SHOWN).map(({ shortenBy, savedParts, savedCost }) => (
              <li key={shortenBy}>
                <span>{t('composer.savings.shorten', { value: shortenBy })}</span>
                <strong className="numeric">
                  {t('composer.savings.save', { parts: formatCount(savedParts), cost: formatYuan(savedCost) })}
                </strong>
              </li>
            ))}
          </ul>
          <Button size="small" type="link" className="composer-link" onClick={() => goToStep(1)}>
            {t('composer.savings.edit')}
          </Button>
        </>
      )}
    </section>
  );
}
