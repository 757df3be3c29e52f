import './records.css';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/page-header.tsx';
import { MessagesTab } from './messages-tab.tsx';
import { useLinked } from './use-linked.ts';

export default function RecordsScreen() {
  const { t } = useTranslation();
  useLinked();
  return (
    <div className="fill">
      <PageHeader title={t('records.title')} />
      <MessagesTab />
    </div>
  );
}
