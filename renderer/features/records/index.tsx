import './records.css';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/page-header.tsx';
import { MessagesTab } from './messages-tab.tsx';
import { useRecordsStore } from './records-store.ts';
import { RepliesTab } from './replies-tab.tsx';
import { useLinked } from './use-linked.ts';

export default function RecordsScreen() {
  const { t } = useTranslation();
  const { tab, set } = useRecordsStore();
  useLinked();
  return (
    <div className="fill">
      <PageHeader
        title={t('records.title')}
        note={
          <Segmented
            value={tab}
            onChange={(value) => set({ tab: value })}
            options={(['messages', 'replies'] as const).map((value) => ({ value, label: t(`records.tabs.${value}`) }))}
          />
        }
      />
      {tab === 'messages' ? <MessagesTab /> : <RepliesTab />}
    </div>
  );
}
