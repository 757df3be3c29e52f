import { formatYuan } from '../../shared/domain/money.ts';

/** 厘 as yuan: ¥70.60 */
export function Money({ li }: { li: number }) {
  return <span className="numeric">{formatYuan(li)}</span>;
}
