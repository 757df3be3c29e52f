import { beforeEach, describe, expect, test } from 'vitest';
import { inputOf, valuesOf } from '../../renderer/features/contacts/contact-values.ts';
import { filterOf, isFiltered } from '../../renderer/features/contacts/filter-store.ts';
import { planOf, useImportStore } from '../../renderer/features/import/import-store.ts';
import { placeOf } from '../../renderer/ui/navigation.ts';
import { contactInput } from '../../shared/contract/contacts.ts';
import { importPlan } from '../../shared/contract/transfer.ts';

const NO_FILTER = { q: '', groupId: null, tagId: null, lastSent: 'any', optedOut: 'any', deleted: false } as const;
const NOON = Date.UTC(2026, 5, 1, 4, 23, 45);

describe('addresses within the window', () => {
  test('carry a screen, what follows it, and a query', () => {
    const place = placeOf('#/campaigns/12?state=failed');
    expect([place.screen, place.rest, place.query.get('state')]).toEqual(['campaigns', ['12'], 'failed']);
    expect(placeOf('').screen).toBe('');
  });
});

describe('the filter of the contacts', () => {
  test('holds nothing when nothing is chosen', () => {
    expect(filterOf(NO_FILTER, '  ', NOON)).toEqual({});
    expect(isFiltered({ deleted: true })).toBe(false);
  });

  test('stays the same query within the hour', () => {
    const state = { ...NO_FILTER, lastSent: 'within:7' as const };
    expect(filterOf(state, '', NOON)).toEqual(filterOf(state, '', NOON + 60_000));
    expect(filterOf(state, '', NOON).lastSent).toEqual({ after: Date.UTC(2026, 4, 25, 4) });
  });
});

describe('a contact in the form', () => {
  test('comes back as what the contract takes, nameless custom fields left out', () => {
    const values = {
      ...valuesOf(null),
      number: '13800138000',
      custom: [
        { name: ' 卡号 ', value: '7' },
        { name: '', value: 'x' },
      ],
    };
    expect(contactInput.parse(inputOf(values))).toMatchObject({
      number: '13800138000',
      gender: null,
      custom: { 卡号: '7' },
    });
  });
});

describe('the import in hand', () => {
  beforeEach(() => useImportStore.getState().reset());

  const inspect = () =>
    useImportStore.getState().inspected({ text: 'x' }, 'pasted', {
      format: 'pasted',
      encoding: null,
      sheets: [],
      sheet: null,
      hasHeader: true,
      columns: (['number', 'name', 'skip'] as const).map((guess, index) => ({
        index,
        header: `c${index}`,
        guess,
        because: 'header' as const,
        samples: [],
      })),
    });

  test('gives a field to one column only', () => {
    inspect();
    useImportStore.getState().setTarget(2, 'name');
    expect(useImportStore.getState().targets).toEqual(['number', 'skip', 'name']);
  });

  test('takes a second number column as a fallback for the first', () => {
    inspect();
    useImportStore.getState().setTarget(2, 'number');
    expect(useImportStore.getState().targets).toEqual(['number', 'name', 'number']);
  });

  test('becomes a plan the contract accepts', () => {
    expect(planOf(useImportStore.getState())).toBeNull();
    inspect();
    expect(importPlan.parse(planOf(useImportStore.getState())).columns).toEqual(['number', 'name', 'skip']);
  });
});
