import { Alert, App, Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Modem } from '../../../../shared/contract/modems.ts';
import { useCall } from '../../../api/hooks.ts';
import { ConfirmButton } from '../../../ui/confirm-button.tsx';
import { ModemStandstill, ModemTrouble } from '../../../ui/modem-state.tsx';
import { InfoFacts, LimitFacts, SignalBars } from './modem-facts.tsx';
import { inputOf } from './modem-values.ts';
import { PinEntry } from './pin-entry.tsx';

const COLORS = { off: 'default', connecting: 'processing', ready: 'success', trouble: 'error' } as const;

export function StateOfModem({ modem }: { modem: Modem }) {
  const { t } = useTranslation();
  const { enabled, state, standstill } = modem;
  if (!enabled) return <Tag>{t('modems.state.disabled')}</Tag>;
  if (standstill !== null) return <Tag color="warning">{t('modems.state.standing')}</Tag>;
  return <Tag color={COLORS[state]}>{t(`modems.state.${state}`)}</Tag>;
}

interface ModemCardProps {
  modem: Modem;
  onEdit: () => void;
  onTest: () => void;
  onLog: () => void;
}

/** One modem: whether it can send and if not why, what it is, what it has sent of what it may. */
export function ModemCard({ modem, onEdit, onTest, onLog }: ModemCardProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const check = useCall('modems.check');
  const save = useCall('modems.save');
  const remove = useCall('modems.remove');
  const { id, label, path, enabled, state, info, trouble, warnings } = modem;
  const ask = () =>
    check.mutate(
      { id },
      { onSuccess: (after) => after.state === 'ready' && message.success(t('modems.checked', { label })) },
    );
  return (
    <section className="panel modem" aria-label={label}>
      <header>
        <h2 className="ellipsis">{label}</h2>
        <code className="muted ellipsis modem-path">{path}</code>
        <StateOfModem modem={modem} />
        {info && <SignalBars bars={info.bars} />}
        <span className="push" />
        <Button loading={check.isPending} onClick={ask}>
          {t('modems.check')}
        </Button>
        <Button disabled={state !== 'ready'} onClick={onTest}>
          {t('modems.sendTest')}
        </Button>
        <Button onClick={onLog}>{t('modems.log')}</Button>
        <Button onClick={onEdit}>{t('modems.edit')}</Button>
        <Button loading={save.isPending} onClick={() => save.mutate({ ...inputOf(modem), enabled: !enabled })}>
          {t(enabled ? 'modems.disable' : 'modems.enable')}
        </Button>
        <ConfirmButton
          danger
          title={t('modems.removeTitle', { label })}
          detail={t('modems.removeDetail')}
          act={t('modems.remove')}
          onConfirm={() => remove.mutateAsync({ id }).catch(() => undefined)}
        >
          {t('modems.remove')}
        </ConfirmButton>
      </header>
      <div role="status">
        <ModemTrouble of={modem}>
          {(trouble === 'PIN_NEEDED' || trouble === 'PIN_WRONG') && <PinEntry modem={modem} />}
        </ModemTrouble>
        <ModemStandstill modem={modem} />
      </div>
      {info && <InfoFacts info={info} />}
      <LimitFacts modem={modem} />
      {warnings.map((warning) => (
        <Alert key={warning} type="warning" showIcon className="modem-warning" title={t(`modem.warning.${warning}`)} />
      ))}
    </section>
  );
}
