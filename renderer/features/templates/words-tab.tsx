import { DeleteOutlined, DownloadOutlined, EditOutlined } from '@ant-design/icons';
import { App, Button, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { WordPack } from '../../../shared/contract/word-packs.ts';
import { wordListCsv } from '../../../shared/domain/check/word-list.ts';
import { call } from '../../api/client.ts';
import { saveText } from '../../api/download.ts';
import { useCall, useQueryOf } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { formatCount, formatMoment } from '../../ui/format.ts';
import { ListPanel } from './list-panel.tsx';

function PackRow({ pack, onEdit }: { pack: WordPack; onEdit: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const enable = useCall('wordPacks.enable');
  const remove = useCall('wordPacks.delete');
  const { id, name, enabled, words, updatedAt } = pack;

  const exportList = async () => {
    try {
      saveText(`${name}.csv`, wordListCsv((await call('wordPacks.get', { id })).words));
    } catch (error) {
      message.error(errorText(error));
    }
  };

  return (
    <li>
      <span className="signature-text">
        <strong>{name}</strong>{' '}
        <span className="muted">{t('templates.words.size', { value: formatCount(words) })}</span>
      </span>
      <span className="muted numeric">{t('templates.words.updated', { time: formatMoment(updatedAt) })}</span>
      <Switch
        checked={enabled}
        loading={enable.isPending}
        checkedChildren={t('templates.words.on')}
        unCheckedChildren={t('templates.words.off')}
        aria-label={t('templates.words.use', { name })}
        onChange={(checked) => enable.mutate({ id, enabled: checked })}
      />
      <span className="signature-actions">
        <Button
          type="text"
          icon={<DownloadOutlined />}
          aria-label={`${t('templates.words.export')} ${name}`}
          onClick={exportList}
        />
        <Button type="text" icon={<EditOutlined />} aria-label={`${t('common.edit')} ${name}`} onClick={onEdit} />
        <ConfirmButton
          danger
          type="text"
          icon={<DeleteOutlined />}
          aria-label={`${t('common.delete')} ${name}`}
          title={t('templates.words.deleteTitle', { name })}
          detail={t('templates.words.deleteDetail')}
          act={t('common.delete')}
          onConfirm={() => remove.mutateAsync({ id }).catch(() => undefined)}
        />
      </span>
    </li>
  );
}

/** The owner's own word lists, on top of the built-in one. */
export function WordsTab({ onEdit }: { onEdit: (target: WordPack | 'new') => void }) {
  const { t } = useTranslation();
  const list = useQueryOf('wordPacks.list', {});
  const text = t('templates.words', { returnObjects: true });
  return (
    <ListPanel
      lead={text.lead}
      list={list}
      empty={{ title: text.empty, hint: text.emptyHint, add: text.add }}
      onAdd={() => onEdit('new')}
      className="signature-list word-packs"
    >
      {(pack) => <PackRow key={pack.id} pack={pack} onEdit={() => onEdit(pack)} />}
    </ListPanel>
  );
}
