import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { CONSENT_GROUNDS, type ConsentGround } from '../../shared/domain/consent.ts';

interface GroundSelectProps {
  id?: string;
  value?: ConsentGround;
  onChange?: (value: ConsentGround) => void;
}

/** On what ground somebody may be written to. */
export function GroundSelect({ id, value = '', onChange }: GroundSelectProps) {
  const { t } = useTranslation();
  const options = [
    { value: '' as ConsentGround, label: t('consent.grounds.none') },
    ...CONSENT_GROUNDS.map((ground) => ({ value: ground as ConsentGround, label: t(`consent.grounds.${ground}`) })),
  ];
  return (
    <Select
      id={id}
      className="wide"
      aria-label={t('consent.ground')}
      value={value}
      options={options}
      onChange={(ground) => onChange?.(ground)}
    />
  );
}
