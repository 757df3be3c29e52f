import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../api/hooks.ts';
import { useDraftStore } from './draft-store.ts';
import { NumbersField } from './numbers-field.tsx';
import { PickNamed } from './pick-named.tsx';
import { SuspectsField } from './suspects-field.tsx';

/** Who not: the blacklist and those who opted out are always left out. */
export function ExcludePanel() {
  const { t } = useTranslation();
  const exclude = useDraftStore((state) => state.draft.audience.exclude);
  const update = useDraftStore((state) => state.updateExclude);
  const campaigns = useQueryOf('campaigns.list', {
    states: ['sending', 'paused', 'finished', 'cancelled'],
    limit: 50,
  }).data?.rows;
  return (
    <section className="panel" aria-labelledby="composer-exclude">
      <h2 id="composer-exclude">{t('composer.exclude.title')}</h2>
      <p className="muted">{t('composer.exclude.lead')}</p>
      <div className="composer-rows">
        <div className="composer-two">
          <PickNamed
            kind="group"
            label={t('composer.exclude.groups')}
            value={exclude.groupIds}
            onChange={(groupIds) => update({ groupIds })}
          />
          <PickNamed
            kind="tag"
            label={t('composer.exclude.tags')}
            value={exclude.tagIds}
            onChange={(tagIds) => update({ tagIds })}
          />
        </div>
        <div className="composer-inline">
          <label htmlFor="composer-days">{t('composer.exclude.recentBefore')}</label>
          <InputNumber
            id="composer-days"
            className="composer-days"
            min={1}
            max={365}
            precision={0}
            value={exclude.sentWithinDays}
            placeholder="–"
            onChange={(days) => update({ sentWithinDays: days === null ? null : Math.round(days) })}
          />
          {t('composer.exclude.recentAfter')}
        </div>
        {campaigns !== undefined && campaigns.length > 0 && (
          <Select
            className="wide"
            mode="multiple"
            allowClear
            aria-label={t('composer.exclude.campaigns')}
            placeholder={t('composer.exclude.campaigns')}
            value={exclude.campaignIds}
            showSearch={{ optionFilterProp: 'label' }}
            options={campaigns.map(({ id, name, body }) => ({ value: id, label: name || body.slice(0, 20) }))}
            onChange={(campaignIds) => update({ campaignIds })}
          />
        )}
        <SuspectsField />
        <div>
          <h3>{t('composer.exclude.numbers')}</h3>
          <NumbersField
            label={t('composer.exclude.numbers')}
            value={exclude.numbers}
            onChange={(numbers) => update({ numbers })}
          />
        </div>
      </div>
    </section>
  );
}
