import { Button, type ButtonProps, Popconfirm } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface ConfirmButtonProps extends Omit<ButtonProps, 'onClick' | 'title'> {
  title: ReactNode;
  /** what it means: how many, what it costs, whether it can be undone */
  detail?: ReactNode;
  /** on the button that does it; says the count and the price where money is spent */
  act: ReactNode;
  onConfirm: () => unknown;
}

/** A button that asks first. The answer's button repeats what will happen. */
export function ConfirmButton({ title, detail, act, onConfirm, danger, disabled, ...button }: ConfirmButtonProps) {
  const { t } = useTranslation();
  return (
    <Popconfirm
      title={title}
      description={detail}
      okText={act}
      cancelText={t('common.cancel')}
      okButtonProps={{ danger }}
      disabled={disabled}
      onConfirm={onConfirm}
    >
      <Button danger={danger} disabled={disabled} {...button} />
    </Popconfirm>
  );
}
