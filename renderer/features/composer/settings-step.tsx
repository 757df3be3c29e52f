import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../api/hooks.ts';
import { formatMinutes } from '../../ui/format.ts';
import { autoName } from './auto-name.ts';
import { ChannelPanel } from './channel-panel.tsx';
import { useDraftStore } from './draft-store.ts';
import { FallbackPanel } from './fallback-panel.tsx';
import { OptOutPanel } from './opt-out-panel.tsx';
import { ProbePanel } from './probe-panel.tsx';
import { ProblemList } from './problem-list.tsx';
import { problemsOfStep } from './problem-steps.ts';
import { SchedulePanel } from './schedule-panel.tsx';
import { useRules } from './use-rules.ts';
import { useTotals } from './use-totals.ts';

export function SettingsStep() {
  const { totals } = useTotals();
  return (
    <div className="composer-columns even">
      <div className="composer-main">
        <SchedulePanel />
        <WindowNote />
        <ProbePanel />
        <NamePanel />
      </div>
      <div className="composer-main">
        <ChannelPanel />
        <FallbackPanel />
        <OptOutPanel />
        <ProblemList problems={problemsOfStep(totals?.problems ?? [], 2)} />
      </div>
    </div>
  );
}

/** Why a marketing message may wait. */
function WindowNote() {
  const { t } = useTranslation();
  const kind = useDraftStore((state) => state.draft.kind);
  const settings = useQueryOf('settings.get', {}).data;
  const { channel } = useRules();
  const from = channel?.options.windowFrom ?? settings?.marketingFrom ?? 480;
  const to = channel?.options.windowTo ?? settings?.marketingTo ?? 1200;
  return (
    <section className="panel">
      <h2>{t('composer.window.title')}</h2>
      <p className="muted composer-note">
        {kind === 'marketing'
          ? t('composer.window.marketing', { from: formatMinutes(from), to: formatMinutes(to) })
          : t('composer.window.notice')}
      </p>
    </section>
  );
}

function NamePanel() {
  const { t } = useTranslation();
  const draft = useDraftStore((state) => state.draft);
  const update = useDraftStore((state) => state.update);
  return (
    <section className="panel composer-rows">
      <h2 id="composer-name">{t('composer.name.title')}</h2>
      <Input
        aria-labelledby="composer-name"
        maxLength={60}
        value={draft.name}
        placeholder={autoName(draft) || t('composer.name.placeholder')}
        onChange={(event) => update({ name: event.target.value })}
      />
      <p className="muted composer-note">{t('composer.name.hint')}</p>
    </section>
  );
}
