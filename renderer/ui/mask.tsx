import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

interface MaskState {
  masked: boolean;
  toggle: () => void;
}

/** Whether numbers are shown with their middle hidden; one choice for every list of this window. */
export const useMask = create<MaskState>()(
  persist((set) => ({ masked: false, toggle: () => set(({ masked }) => ({ masked: !masked })) }), {
    name: 'feijian.masked',
    storage: createJSONStorage(() => sessionStorage),
  }),
);

export function MaskToggle() {
  const { t } = useTranslation();
  const { masked, toggle } = useMask();
  const words = masked ? t('common.showNumber') : t('common.hideNumber');
  return (
    <Tooltip title={words}>
      <Button
        icon={masked ? <EyeInvisibleOutlined /> : <EyeOutlined />}
        aria-label={words}
        aria-pressed={masked}
        onClick={toggle}
      />
    </Tooltip>
  );
}
