import { HistoryOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTimelineStore } from './timeline-store.ts';

/** Opens 号码时间线; as an icon where there is little room. */
export function TimelineButton({ number, words = false }: { number: string; words?: boolean }) {
  const { t } = useTranslation();
  const open = useTimelineStore((state) => state.open);
  const label = t('timeline.open');
  if (words) {
    return (
      <Button icon={<HistoryOutlined />} onClick={() => open(number)}>
        {label}
      </Button>
    );
  }
  return (
    <Tooltip title={label}>
      <Button type="text" size="small" icon={<HistoryOutlined />} aria-label={label} onClick={() => open(number)} />
    </Tooltip>
  );
}
