import { Typography } from 'antd';
import type { ReactNode } from 'react';

export function PageHeader({ title, note, extra }: { title: ReactNode; note?: ReactNode; extra?: ReactNode }) {
  return (
    <header className="page-header">
      <Typography.Title level={1}>{title}</Typography.Title>
      {note !== undefined && <span className="muted">{note}</span>}
      <div className="page-header-extra">{extra}</div>
    </header>
  );
}
