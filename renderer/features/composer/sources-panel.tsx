import { Button, Checkbox, Switch, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../api/hooks.ts';
import { formatCount } from '../../ui/format.ts';
import { goTo } from '../../ui/navigation.ts';
import { useDraftStore } from './draft-store.ts';
import { FilterFields } from './filter-fields.tsx';
import { NumbersField } from './numbers-field.tsx';
import { PickNamed } from './pick-named.tsx';

/** Who: the union of what is chosen here. */
export function SourcesPanel() {
  const { t } = useTranslation();
  const audience = useDraftStore((state) => state.draft.audience);
  const update = useDraftStore((state) => state.updateAudience);
  const total = useQueryOf('contacts.count', {}).data?.total;
  const { everyone, contactIds, filter } = audience;
  return (
    <section className="panel" aria-labelledby="composer-sources">
      <h2 id="composer-sources">{t('composer.audience.title')}</h2>
      <p className="muted">{t('composer.audience.lead')}</p>
      {total === 0 && (
        <p>
          {t('composer.audience.bookEmpty')}{' '}
          <Button size="small" onClick={() => goTo('import')}>
            {t('composer.audience.toImport')}
          </Button>
        </p>
      )}
      <div className="composer-rows">
        <Checkbox checked={everyone} onChange={(event) => update({ everyone: event.target.checked })}>
          {t('composer.audience.everyone', { value: formatCount(total ?? 0) })}
        </Checkbox>
        <PickNamed
          kind="group"
          label={t('composer.audience.groups')}
          disabled={everyone}
          value={audience.groupIds}
          onChange={(groupIds) => update({ groupIds })}
        />
        <PickNamed
          kind="tag"
          label={t('composer.audience.tags')}
          disabled={everyone}
          value={audience.tagIds}
          onChange={(tagIds) => update({ tagIds })}
        />
        {contactIds.length > 0 && (
          <div>
            <Tag closable onClose={() => update({ contactIds: [] })}>
              {t('composer.audience.contacts', { value: formatCount(contactIds.length) })}
            </Tag>
          </div>
        )}
        <div className="composer-switch">
          <Switch
            id="composer-filter"
            size="small"
            disabled={everyone}
            checked={filter !== null}
            onChange={(on) => update({ filter: on ? {} : null })}
          />
          <label htmlFor="composer-filter">{t('composer.audience.filter')}</label>
        </div>
        {filter !== null && !everyone && (
          <>
            <FilterFields value={filter} onChange={(next) => update({ filter: next })} />
            {Object.values(filter).every((part) => part === undefined) && (
              <p className="composer-note muted">{t('composer.audience.filterAll')}</p>
            )}
          </>
        )}
        <div>
          <h3>{t('composer.audience.numbers')}</h3>
          <NumbersField
            label={t('composer.audience.numbers')}
            value={audience.numbers}
            onChange={(numbers) => update({ numbers })}
          />
        </div>
      </div>
    </section>
  );
}
