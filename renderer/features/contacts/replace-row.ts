import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Contact } from '../../../shared/contract/contacts.ts';

interface Page {
  rows: Contact[];
  next: string | null;
}

/** Shows an edited contact where it stands, however far down the list the reader is. */
export function replaceRow(cache: QueryClient, contact: Contact): void {
  cache.setQueriesData<InfiniteData<Page>>(
    { queryKey: ['contacts.page'] },
    (data) =>
      data && {
        ...data,
        pages: data.pages.map((page) =>
          page.rows.some((row) => row.id === contact.id)
            ? { ...page, rows: page.rows.map((row) => (row.id === contact.id ? contact : row)) }
            : page,
        ),
      },
  );
}
