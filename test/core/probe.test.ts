import { describe, expect, it } from 'vitest';
import { countProbe, judgeProbe, pickAhead, probeDetail } from '../../electron/core/probe.ts';
import type { MessageState } from '../../shared/domain/status.ts';

const telecom = (i: number): string => `189${String(i).padStart(8, '0')}`;
const mobile = (i: number): string => `138${String(i).padStart(8, '0')}`;
const message = (number: string, state: MessageState, submittedAt: number | null = 1000) => ({
  ...{ number, state, submittedAt },
});
const ASKED = { share: 80, minutes: 10 };

describe('who goes ahead', () => {
  it('takes the first of each carrier, the owner’s own numbers before all others', () => {
    const numbers = [...[1, 2, 3, 4].map(telecom), ...[1, 2, 3, 4].map(mobile)];
    expect(pickAhead(numbers, [mobile(4)], 2)).toEqual([mobile(4), telecom(1), telecom(2), mobile(1)]);
  });
  it('is nobody when it would be everybody', () => {
    expect(pickAhead([telecom(1), mobile(1)], [], 2)).toBeNull();
  });
});

describe('what the reports decide', () => {
  const five = (delivered: number, failed: number) =>
    [0, 1, 2, 3, 4].map((i) =>
      message(mobile(i), i < delivered ? 'delivered' : i < delivered + failed ? 'failed' : 'accepted'),
    );
  it('releases the rest as soon as every carrier has its share', () => {
    expect(judgeProbe(five(3, 0), ASKED, 2000)).toBe('wait');
    expect(judgeProbe(five(4, 0), ASKED, 2000)).toBe('release');
    expect(judgeProbe([...five(4, 0), message(telecom(1), 'accepted')], ASKED, 2000)).toBe('wait');
  });
  it('stops at once when one carrier can no longer reach it, whatever the others do', () => {
    expect(judgeProbe(five(0, 1), ASKED, 2000)).toBe('wait');
    expect(judgeProbe(five(0, 2), ASKED, 2000)).toBe('stop');
    expect(judgeProbe([...five(5, 0), message(telecom(1), 'rejected', null)], ASKED, 2000)).toBe('stop');
  });
  it('stops at the deadline, which begins when the last one has left', () => {
    const late = 1000 + 10 * 60_000;
    expect(judgeProbe(five(3, 0), ASKED, late)).toBe('stop');
    expect(judgeProbe([...five(3, 0), message(mobile(9), 'queued', null)], ASKED, late)).toBe('wait');
  });
  it('counts nobody who was left out since', () => {
    const rest = [message(mobile(1), 'excluded', null), message(mobile(2), 'delivered')];
    expect(judgeProbe(rest, ASKED, 2000)).toBe('release');
    expect(probeDetail(countProbe(rest))).toBe('mobile 1/1');
    expect(judgeProbe([message(mobile(1), 'excluded', null)], ASKED, 2000)).toBe('release');
  });
});
