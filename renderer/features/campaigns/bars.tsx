import { Progress } from 'antd';
import type { ReactNode } from 'react';

export interface Bar {
  key: string;
  label: ReactNode;
  value: ReactNode;
  /** 0–1 of the longest */
  share: number;
  /** 0–1 of the longest: the part that is a success */
  good?: number;
}

export function Bars({ rows, label }: { rows: readonly Bar[]; label: string }) {
  return (
    <ul className="bars" aria-label={label}>
      {rows.map((row) => (
        <li key={row.key}>
          <span className="ellipsis">{row.label}</span>
          <Progress
            size="small"
            status="normal"
            showInfo={false}
            percent={row.share * 100}
            success={row.good === undefined ? undefined : { percent: row.good * 100 }}
            aria-hidden
          />
          <span className="muted numeric nowrap">{row.value}</span>
        </li>
      ))}
    </ul>
  );
}
