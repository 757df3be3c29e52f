import { Input } from 'antd';
import { useTranslation } from 'react-i18next';

const LONGEST = 40;

/** The search box of a list; what is found changes while typing. */
export function SearchField(props: {
  className: string;
  value: string;
  placeholder: string;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <Input.Search
      {...props}
      allowClear
      maxLength={LONGEST}
      aria-label={t('common.search')}
      onChange={(event) => props.onChange(event.target.value)}
    />
  );
}
