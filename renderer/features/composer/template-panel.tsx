import { SyncOutlined } from '@ant-design/icons';
import { Alert, Button, Select, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../../../shared/contract/channels.ts';
import { useCall, useQueryOf } from '../../api/hooks.ts';
import { formatMoment } from '../../ui/format.ts';
import { useDraftStore } from './draft-store.ts';
import { MappingTable } from './mapping-table.tsx';
import { chooseTemplate, guessMapping, type ProviderTemplate, useChosenTemplate } from './provider-template.ts';
import { useRules } from './use-rules.ts';

/** On a channel that sends approved templates: which one, and what fills its variables. */
export function TemplatePanel() {
  const { channel } = useRules();
  return channel && <Panel channel={channel} />;
}

function Panel({ channel }: { channel: Channel }) {
  const { t } = useTranslation();
  const update = useDraftStore((state) => state.update);
  const sync = useCall('channels.catalog.sync');
  const { catalog, template } = useChosenTemplate();
  const rows = catalog?.templates ?? [];
  const choose = (row: ProviderTemplate) => update(chooseTemplate(channel.id, row, guessMapping(row)));
  return (
    <div className="composer-body">
      <div className="composer-body-head">
        <label className="composer-label" htmlFor="composer-template">
          {t('composer.provider.template')}
        </label>
        <Button
          size="small"
          icon={<SyncOutlined />}
          loading={sync.isPending}
          onClick={() => sync.mutate({ id: channel.id })}
        >
          {t('channels.catalog.sync')}
        </Button>
      </div>
      <p className="muted composer-note">
        {t('composer.provider.lead', { channel: channel.name })}{' '}
        {catalog?.syncedAt
          ? t('channels.catalog.syncedAt', { time: formatMoment(catalog.syncedAt) })
          : t('channels.catalog.never')}
      </p>
      <Select
        id="composer-template"
        className="wide"
        value={template?.templateId ?? null}
        placeholder={t('composer.provider.choose')}
        notFoundContent={t('composer.provider.none')}
        showSearch={{ optionFilterProp: 'search' }}
        options={rows.map((row) => ({
          value: row.templateId,
          label: `${row.name} · ${row.templateId}`,
          search: `${row.name} ${row.templateId} ${row.body}`,
          disabled: row.review !== 'approved',
          row,
        }))}
        optionRender={({ data }) => (
          <div className="composer-template-option">
            <span>
              {data.label}{' '}
              {data.row.review !== 'approved' && <Tag>{t(`channels.catalog.review.${data.row.review}`)}</Tag>}
            </span>
            <span className="muted ellipsis">{data.row.body}</span>
          </div>
        )}
        onChange={(id) => {
          const row = rows.find(({ templateId }) => templateId === id);
          if (row) choose(row);
        }}
      />
      {template && <p className="composer-template-text">{template.body}</p>}
      {!template && <FreeTextRefused channelId={channel.id} rows={rows} />}
      <MappingTable />
    </div>
  );
}

/** A text written for another channel: which templates could say it. */
function FreeTextRefused({ channelId, rows }: { channelId: number; rows: ProviderTemplate[] }) {
  const { t } = useTranslation();
  const body = useDraftStore((state) => state.draft.body);
  const bindings = useDraftStore((state) => state.draft.bindings);
  const update = useDraftStore((state) => state.update);
  const written = body.trim() !== '';
  const matches = useQueryOf('channels.catalog.match', { id: channelId, body, bindings }, { enabled: written }).data
    ?.rows;
  if (!written || matches === undefined) return null;
  return (
    <Alert
      type="warning"
      showIcon
      className="spaced"
      title={t('composer.provider.refused')}
      description={
        <>
          <p className="composer-template-text">{body}</p>
          {matches.length === 0 ? t('composer.provider.noMatch') : t('composer.provider.matches')}
          <div className="composer-inline">
            {matches.map(({ templateId, name, mapping }) => {
              const row = rows.find((one) => one.templateId === templateId);
              return (
                row && (
                  <Button key={templateId} onClick={() => update(chooseTemplate(channelId, row, mapping))}>
                    {t('composer.provider.use', { name })}
                  </Button>
                )
              );
            })}
          </div>
        </>
      }
    />
  );
}
