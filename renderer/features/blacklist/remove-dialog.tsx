import { Alert, App, Form, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../api/hooks.ts';
import { formatCount } from '../../ui/format.ts';
import { ReasonField } from './reason-field.tsx';

interface RemoveDialogProps {
  open: boolean;
  numbers: string[];
  onClose: (removed: boolean) => void;
}

/** Taking someone off needs a reason: it may have to be shown when there is a complaint. */
export function RemoveDialog({ open, numbers, onClose }: RemoveDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const remove = useCall('blacklist.remove');
  const [form] = Form.useForm<{ reason: string }>();
  const value = formatCount(numbers.length);

  const submit = async ({ reason }: { reason: string }) => {
    const answer = await remove.mutateAsync({ numbers, reason: reason.trim() }).catch(() => null);
    if (!answer) return;
    message.success(t('blacklist.removed', { value: formatCount(answer.removed) }));
    form.resetFields();
    onClose(true);
  };

  return (
    <Modal
      open={open}
      title={t('blacklist.removeTitle', { value })}
      okText={t('blacklist.removeAct', { value })}
      okButtonProps={{ danger: true }}
      confirmLoading={remove.isPending}
      onOk={form.submit}
      onCancel={() => onClose(false)}
    >
      <Alert type="warning" showIcon title={t('blacklist.removeDetail')} className="spaced" />
      <Form name="blacklist-remove" form={form} layout="vertical" onFinish={submit} requiredMark={false}>
        <ReasonField />
      </Form>
    </Modal>
  );
}
