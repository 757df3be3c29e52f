import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Modem } from '../../../../shared/contract/modems.ts';
import { useCall } from '../../../api/hooks.ts';
import { inputOf } from './modem-values.ts';

/** A PIN typed here is stored and tried once. */
export function PinEntry({ modem }: { modem: Modem }) {
  const { t } = useTranslation();
  const save = useCall('modems.save');
  const [pin, setPin] = useState('');
  const good = /^\d{4,8}$/.test(pin);
  const go = () => {
    if (good) save.mutate({ ...inputOf(modem), pin }, { onSettled: () => setPin('') });
  };
  return (
    <Space.Compact className="modem-pin">
      <Input.Password
        value={pin}
        maxLength={8}
        inputMode="numeric"
        autoComplete="one-time-code"
        aria-label={t('modems.pinLabel')}
        placeholder={t('modems.pinLabel')}
        status={pin !== '' && !good ? 'error' : undefined}
        title={pin !== '' && !good ? t('modems.pinWrong') : undefined}
        onChange={(event) => setPin(event.target.value)}
        onPressEnter={go}
      />
      <Button disabled={!good} loading={save.isPending} onClick={go}>
        {t('modems.pinSave')}
      </Button>
    </Space.Compact>
  );
}
