import { Alert, Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useErrorText } from '../../i18n/error-text.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';

interface ListPanelProps<Row> {
  lead: string;
  list: { data: { rows: Row[] } | undefined; error: Error | null; isPending: boolean };
  empty: { title: string; hint: string; add: string };
  onAdd: () => void;
  className: string;
  children: (row: Row) => ReactNode;
}

/** A tab's whole list in one panel; while it is empty, the way to its first row. */
export function ListPanel<Row>({ lead, list, empty, onAdd, className, children }: ListPanelProps<Row>) {
  const errorText = useErrorText();
  const rows = list.data?.rows;
  const add = (
    <Button type="primary" onClick={onAdd}>
      {empty.add}
    </Button>
  );
  return (
    <>
      <p className="muted screen-lead">{lead}</p>
      {list.error && <Alert type="error" showIcon title={errorText(list.error)} />}
      {list.isPending && <Skeleton active />}
      {rows && (
        <section className="panel templates-panel">
          {rows.length === 0 && <EmptyHint title={empty.title} hint={empty.hint} action={add} />}
          <ul className={className}>{rows.map(children)}</ul>
        </section>
      )}
    </>
  );
}
