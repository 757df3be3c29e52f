import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportStatus } from '../../electron/core/message-outcome.ts';
import { stateAfterReport } from '../../electron/core/report-rank.ts';
import { MESSAGE_STATES, type MessageState } from '../../shared/domain/status.ts';

const statuses: ReportStatus[] = ['pending', 'failed', 'delivered'];
const apply = (state: MessageState, reports: ReportStatus[]) =>
  reports.reduce((current, report) => stateAfterReport(current, report) ?? current, state);

describe('a delivery report', () => {
  it('ends in the same state whatever the order and however often it comes', () => {
    const open = fc.constantFrom<MessageState>('accepted', 'unknown', 'no_report', 'failed');
    fc.assert(
      fc.property(open, fc.array(fc.constantFrom(...statuses)), (state, reports) => {
        const end = apply(state, reports);
        expect(apply(state, reports.toReversed())).toBe(end);
        expect(apply(end, reports)).toBe(end);
      }),
    );
  });

  it('never takes a delivery back, and lets a late success correct a failure or a missing report', () => {
    for (const status of statuses) expect(stateAfterReport('delivered', status)).toBeNull();
    expect(stateAfterReport('failed', 'delivered')).toBe('delivered');
    expect(stateAfterReport('no_report', 'failed')).toBe('failed');
    expect(stateAfterReport('failed', 'failed')).toBeNull();
  });

  it('proves that an unknown submission was accepted', () => {
    expect(statuses.map((status) => stateAfterReport('unknown', status))).toEqual(['accepted', 'failed', 'delivered']);
  });

  it('does not touch messages that were never accepted', () => {
    const others = MESSAGE_STATES.filter(
      (s) => !['accepted', 'unknown', 'no_report', 'failed', 'delivered'].includes(s),
    );
    for (const state of others) for (const status of statuses) expect(stateAfterReport(state, status)).toBeNull();
  });
});
