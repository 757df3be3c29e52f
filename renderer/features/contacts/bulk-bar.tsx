import { App, Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BulkAction } from '../../../shared/contract/contacts.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { formatCount } from '../../ui/format.ts';
import { AssignButton } from './assign-button.tsx';
import { useBulk } from './use-bulk.tsx';
import type { ContactSelection } from './use-selection.ts';

/** Takes the place of the filters while something is selected; every button says how many it is for. */
export function BulkBar({ chosen, deleted }: { chosen: ContactSelection; deleted: boolean }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const { run, pending } = useBulk(chosen.clear);
  const { selection } = chosen;
  if (!selection) return null;
  const value = formatCount(chosen.count);
  const act = (action: BulkAction) => run(selection, action);

  const blacklist = () => {
    let reason = '';
    modal.confirm({
      title: t('contacts.bulk.blacklistTitle', { value }),
      content: (
        <>
          <p>{t('contacts.bulk.blacklistDetail')}</p>
          <Input
            maxLength={200}
            aria-label={t('contacts.bulk.reason')}
            placeholder={t('contacts.bulk.reasonPlaceholder')}
            onChange={(event) => {
              reason = event.target.value;
            }}
          />
        </>
      ),
      okText: t('contacts.bulk.blacklistTitle', { value }),
      okButtonProps: { danger: true },
      onOk: () => act({ do: 'blacklist', reason: reason.trim() }),
    });
  };

  return (
    <div className="toolbar bulk-bar">
      <strong>{t(chosen.all ? 'contacts.selectedAll' : 'contacts.selected', { value })}</strong>
      <Button type="link" onClick={chosen.clear}>
        {t('contacts.unselect')}
      </Button>
      {deleted ? (
        <>
          <Button loading={pending} onClick={() => act({ do: 'restore' })}>
            {t('contacts.bulk.restore')}
          </Button>
          <ConfirmButton
            danger
            title={t('contacts.bulk.purgeTitle', { value })}
            detail={t('contacts.bulk.purgeDetail')}
            act={t('contacts.bulk.purgeAct', { value })}
            onConfirm={() => act({ do: 'purge' })}
          >
            {t('contacts.bulk.purge')}
          </ConfirmButton>
        </>
      ) : (
        <>
          <AssignButton kind="group" count={chosen.count} onApply={act} />
          <AssignButton kind="tag" count={chosen.count} onApply={act} />
          <Button onClick={blacklist}>{t('contacts.bulk.blacklist')}</Button>
          <ConfirmButton
            danger
            title={t('contacts.bulk.deleteTitle', { value })}
            detail={t('contacts.bulk.deleteDetail')}
            act={t('contacts.bulk.deleteAct', { value })}
            onConfirm={() => act({ do: 'delete' })}
            loading={pending}
          >
            {t('contacts.bulk.delete')}
          </ConfirmButton>
        </>
      )}
    </div>
  );
}
