import { useVirtualizer } from '@tanstack/react-virtual';
import { Checkbox, Spin } from 'antd';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cellIndex, focusCell, moveInRow } from './table-keys.ts';

export interface VirtualColumn<T> {
  key: string;
  title: ReactNode;
  /** px, or a share of what is left (`'1fr'`, `'minmax(120px, 2fr)'`) */
  width: number | string;
  align?: 'left' | 'right' | 'center';
  render: (row: T) => ReactNode;
}

export interface VirtualSelection {
  has: (key: string | number) => boolean;
  toggle: (key: string | number) => void;
  /** all rows of the filter, also those not fetched yet */
  all: boolean;
  some: boolean;
  toggleAll: () => void;
}

export interface VirtualTableProps<T> {
  label: string;
  rows: readonly T[];
  rowKey: (row: T) => string | number;
  /** what the box that selects a row is called */
  rowName?: (row: T) => string;
  columns: readonly VirtualColumn<T>[];
  rowHeight?: number;
  loading?: boolean;
  /** set while there is another page */
  onMore?: (() => void) | undefined;
  onOpen?: (row: T) => void;
  selection?: VirtualSelection;
  empty: ReactNode;
  /** starts again at the top when it changes (the filter) */
  resetKey?: string;
}

const SELECT_WIDTH = 44;

/** A table that draws only what is in sight, so 1,000,000 rows scroll like twenty. */
export function VirtualTable<T>(props: VirtualTableProps<T>) {
  const { rows, columns, rowHeight = 44, selection, onMore, onOpen, resetKey } = props;
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const [active, setActive] = useState(0);
  // one row is reached with Tab: the one used last, as long as it is drawn
  const stop = items.some(({ index }) => index === active) ? active : items[0]?.index;
  const last = items.at(-1)?.index ?? -1;

  useEffect(() => {
    if (onMore && last >= rows.length - 30 && rows.length > 0) onMore();
  }, [last, rows.length, onMore]);

  useEffect(() => {
    if (resetKey !== undefined) box.current?.scrollTo({ top: 0 });
  }, [resetKey]);

  const template = [
    ...(selection ? [`${SELECT_WIDTH}px`] : []),
    ...columns.map(({ width }) => (typeof width === 'number' ? `${width}px` : width)),
  ].join(' ');

  const move = (event: KeyboardEvent<HTMLElement>, index: number) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
    const row = rows[index];
    if (step !== undefined) {
      event.preventDefault();
      const cell = cellIndex(event.currentTarget, event.target);
      focusRow(Math.max(0, Math.min(rows.length - 1, index + step)), cell);
    } else if (moveInRow(event.currentTarget, event.target, event.key)) {
      event.preventDefault();
    } else if (event.target !== event.currentTarget || !row) {
      return;
    } else if (event.key === 'Enter' && onOpen) {
      event.preventDefault();
      onOpen(row);
    } else if (event.key === ' ' && selection) {
      event.preventDefault();
      selection.toggle(props.rowKey(row));
    }
  };

  const focusRow = (index: number, cell: number) => {
    virtual.scrollToIndex(index);
    requestAnimationFrame(() => focusCell(box.current?.querySelector<HTMLElement>(`[data-index="${index}"]`), cell));
  };

  const open = (event: MouseEvent<HTMLElement>, row: T) => {
    const target = event.target as HTMLElement;
    // a list or picker opened from a cell hangs elsewhere in the page, but its clicks come through here
    if (!event.currentTarget.contains(target)) return;
    if (!target.closest('.vtable-pick, .cell, button, a, input')) onOpen?.(row);
  };

  return (
    <div className="vtable" ref={box}>
      <table aria-label={props.label} aria-rowcount={rows.length + 1}>
        <thead>
          <tr style={{ gridTemplateColumns: template }}>
            {selection && (
              <th className="vtable-pick" scope="col">
                <Checkbox
                  aria-label={t('common.selectAll')}
                  checked={selection.all}
                  indeterminate={selection.some && !selection.all}
                  onChange={selection.toggleAll}
                  disabled={rows.length === 0}
                />
              </th>
            )}
            {columns.map((column) => (
              <th key={column.key} scope="col" className={`align-${column.align ?? 'left'}`}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            const key = props.rowKey(row);
            const chosen = selection?.has(key) ?? false;
            return (
              <tr
                key={key}
                tabIndex={item.index === stop ? 0 : -1}
                data-index={item.index}
                aria-rowindex={item.index + 2}
                aria-selected={selection ? chosen : undefined}
                className={`${onOpen ? 'openable' : ''}${chosen ? ' chosen' : ''}`}
                style={{ gridTemplateColumns: template, height: item.size, transform: `translateY(${item.start}px)` }}
                onClick={(event) => open(event, row)}
                onFocus={() => setActive(item.index)}
                onKeyDown={(event) => move(event, item.index)}
              >
                {selection && (
                  <td className="vtable-pick">
                    <Checkbox
                      tabIndex={-1}
                      aria-label={`${t('common.select')} ${props.rowName?.(row) ?? key}`}
                      checked={chosen}
                      onChange={() => selection.toggle(key)}
                    />
                  </td>
                )}
                {columns.map((column) => (
                  <td key={column.key} className={`align-${column.align ?? 'left'}`}>
                    {column.render(row)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {rows.length === 0 && <div className="vtable-empty">{props.loading ? <Spin /> : props.empty}</div>}
    </div>
  );
}
