import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDraftStore } from './draft-store.ts';
import { useRules } from './use-rules.ts';

/** The words at the end of every marketing message: the channel's unless this draft has its own. */
export function OptOutPanel() {
  const { t } = useTranslation();
  const kind = useDraftStore((state) => state.draft.kind);
  const own = useDraftStore((state) => state.draft.optOut);
  const update = useDraftStore((state) => state.update);
  const { channelOptOut, byTemplate } = useRules();
  // an approved template carries its own
  if (kind !== 'marketing' || byTemplate) return null;
  return (
    <section className="panel composer-rows" aria-labelledby="composer-opt-out">
      <h2 id="composer-opt-out">{t('composer.optOut.title')}</h2>
      <div className="composer-inline">
        <Input
          className="composer-opt-out"
          aria-labelledby="composer-opt-out"
          maxLength={20}
          value={own ?? channelOptOut}
          onChange={(event) => update({ optOut: event.target.value === channelOptOut ? null : event.target.value })}
        />
        {own !== null && (
          <Button type="link" onClick={() => update({ optOut: null })}>
            {t('composer.optOut.reset', { optOut: channelOptOut })}
          </Button>
        )}
      </div>
      {own?.trim() === '' && (
        <p className="composer-bad" role="alert">
          {t('composer.optOut.missing')}
        </p>
      )}
      <p className="muted composer-note">{t('composer.optOut.hint')}</p>
    </section>
  );
}
