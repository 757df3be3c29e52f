import { QueryClient } from '@tanstack/react-query';
import { describe, expect, test, vi } from 'vitest';
import { createInvalidator, MOST_PAGES, STALE } from '../../renderer/api/stale.ts';
import { contract } from '../../shared/contract/contract.ts';
import { events } from '../../shared/contract/events.ts';

describe('the table of stale queries', () => {
  test('has a row for every kind of change and names only methods of the contract', () => {
    expect(Object.keys(STALE).sort()).toEqual([...events.changed.shape.what.options].sort());
    for (const methods of Object.values(STALE)) for (const method of methods) expect(contract).toHaveProperty([method]);
  });

  test('collects a burst of changes into one round', () => {
    vi.useFakeTimers();
    const client = new QueryClient();
    const invalidate = vi.spyOn(client, 'invalidateQueries');
    const changed = createInvalidator(client);
    for (let n = 0; n < 100; n++) changed('messages');
    expect(invalidate).not.toHaveBeenCalled();
    vi.advanceTimersByTime(300);
    expect(invalidate).toHaveBeenCalledTimes(2);
    vi.useRealTimers();
  });

  test('marks a long list as old without fetching it anew', () => {
    vi.useFakeTimers();
    const client = new QueryClient();
    const key = ['contacts.page', {}, 'pages'];
    const pages = Array.from({ length: MOST_PAGES + 1 }, () => ({ rows: [], next: null }));
    client.setQueryData(key, { pages, pageParams: [] });
    createInvalidator(client)('contacts');
    vi.advanceTimersByTime(300);
    const query = client.getQueryCache().find({ queryKey: key });
    expect(query?.state.isInvalidated).toBe(true);
    expect(query?.state.fetchStatus).toBe('idle');
    vi.useRealTimers();
  });
});
