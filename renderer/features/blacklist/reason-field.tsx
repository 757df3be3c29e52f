import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** Why somebody comes off a list: asked of everyone, kept in the history. */
export function ReasonField() {
  const { t } = useTranslation();
  return (
    <Form.Item
      name="reason"
      label={t('blacklist.removeReason')}
      rules={[{ required: true, whitespace: true, message: t('blacklist.removeReasonPlaceholder') }]}
    >
      <Input maxLength={200} placeholder={t('blacklist.removeReasonPlaceholder')} />
    </Form.Item>
  );
}
