import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BulkAction, Selection } from '../../../shared/contract/contacts.ts';
import { useCall } from '../../api/hooks.ts';
import { formatCount } from '../../ui/format.ts';

/** One change to all selected contacts; a deletion of single contacts can be undone from the message. */
export function useBulk(done: () => void) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const bulk = useCall('contacts.bulk');

  const restore = async (selection: Selection) => {
    const answer = await bulk.mutateAsync({ selection, action: { do: 'restore' } }).catch(() => null);
    if (answer)
      message.success({ key: 'bulk', content: t('contacts.bulk.restored', { value: formatCount(answer.changed) }) });
  };

  const announce = (action: BulkAction, selection: Selection, changed: number) => {
    const value = formatCount(changed);
    if (action.do === 'restore') return message.success(t('contacts.bulk.restored', { value }));
    if (action.do !== 'delete') return message.success(t('contacts.bulk.changed', { value }));
    return message.success({
      key: 'bulk',
      duration: 10,
      content: (
        <>
          {t('contacts.bulk.deleted', { value })}{' '}
          {'ids' in selection ? (
            <Button type="link" onClick={() => restore(selection)}>
              {t('common.undo')}
            </Button>
          ) : (
            <span className="muted">{t('contacts.bulk.inBin')}</span>
          )}
        </>
      ),
    });
  };

  const run = async (selection: Selection, action: BulkAction) => {
    const answer = await bulk.mutateAsync({ selection, action }).catch(() => null);
    if (!answer) return;
    announce(action, selection, answer.changed);
    done();
  };

  return { run, pending: bulk.isPending };
}
