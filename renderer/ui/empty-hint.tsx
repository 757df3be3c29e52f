import { Empty } from 'antd';
import type { ReactNode } from 'react';

/** An empty screen says what to do next. */
export function EmptyHint({ title, hint, action }: { title: ReactNode; hint?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty-hint">
      <Empty
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description={
          <>
            <div className="empty-hint-title">{title}</div>
            {hint !== undefined && <div className="muted">{hint}</div>}
          </>
        }
      >
        {action}
      </Empty>
    </div>
  );
}
