import { Drawer, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { NamedList } from './named-list.tsx';

/** Groups and tags: create, rename, delete. */
export function NamedDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Drawer open={open} onClose={onClose} size={420} title={t('contacts.named.title')}>
      <Tabs
        items={[
          { key: 'group', label: t('contacts.named.groups'), children: <NamedList kind="group" /> },
          { key: 'tag', label: t('contacts.named.tags'), children: <NamedList kind="tag" /> },
        ]}
      />
    </Drawer>
  );
}
