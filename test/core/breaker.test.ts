import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allowances,
  type Breakers,
  breakerReason,
  HOLD_MS,
  noteResult,
  noteTaken,
  reopen,
  restoreBreakers,
} from '../../electron/core/breaker.ts';
import type { Carrier } from '../../shared/contract/contacts.ts';

const NOW = 1_700_000_000_000;

function feed(from: Breakers, carrier: Carrier, reasons: (string | null)[], now = NOW) {
  let breakers = from;
  const changes = [];
  for (const reason of reasons) {
    const next = noteResult(breakers, { carrier, reason, now });
    breakers = next.breakers;
    if (next.change !== null) changes.push(next.change);
  }
  return { breakers, changes };
}
const times = <T>(n: number, value: T): T[] => Array.from({ length: n }, () => value);
const held = () => feed(new Map(), 'telecom', times(30, 'route'));

describe('the breaker', () => {
  it('holds one carrier at 30 failures for one reason among its last 50, and no other carrier', () => {
    const { breakers, changes } = feed(new Map(), 'telecom', [...times(20, null), ...times(30, 'route')]);
    expect(changes).toMatchObject([
      {
        kind: 'opened',
        breaker: { carrier: 'telecom', reason: 'route', failures: 30, seen: 50, until: NOW + HOLD_MS },
      },
    ]);
    expect(allowances(breakers, NOW)).toEqual({ telecom: 0 });
  });

  it('stays closed at 29, when successes push the failures out, and when the reasons differ', () => {
    expect(feed(new Map(), 'mobile', times(29, 'route')).changes).toEqual([]);
    expect(feed(new Map(), 'mobile', [...times(29, 'route'), ...times(50, null), 'route']).changes).toEqual([]);
    const mixed = Array.from({ length: 50 }, (_, i) => (i % 2 === 0 ? 'route' : 'content'));
    expect(feed(new Map(), 'mobile', mixed).changes).toEqual([]);
  });

  it('learns nothing from what left before it was held', () => {
    const { changes } = feed(held().breakers, 'telecom', [null, ...times(40, 'route')], NOW + 1000);
    expect(changes).toEqual([]);
  });

  it('lets a few through after its time: one success frees the carrier, five failures hold it again', () => {
    const later = NOW + HOLD_MS;
    let { breakers } = held();
    expect(allowances(breakers, later)).toEqual({ telecom: 20 });
    for (let i = 0; i < 20; i++) breakers = noteTaken(breakers, 'telecom', later);
    expect(allowances(breakers, later)).toEqual({ telecom: 0 });
    expect(feed(breakers, 'telecom', [null], later).changes).toEqual([{ kind: 'closed', carrier: 'telecom' }]);
    const again = feed(breakers, 'telecom', times(5, 'route'), later);
    expect(again.changes).toMatchObject([{ kind: 'opened', breaker: { until: later + HOLD_MS } }]);
    expect(allowances(again.breakers, later)).toEqual({ telecom: 0 });
  });

  it('begins another trial when nobody ever answered the first', () => {
    const later = NOW + HOLD_MS;
    let { breakers } = held();
    for (let i = 0; i < 20; i++) breakers = noteTaken(breakers, 'telecom', later);
    expect(allowances(breakers, later + HOLD_MS)).toEqual({ telecom: 20 });
  });

  it('is restored as it was, and forgotten when a person says so', () => {
    const [change] = held().changes;
    const kept = change?.kind === 'opened' ? [change.breaker] : [];
    expect(allowances(restoreBreakers(kept), NOW)).toEqual({ telecom: 0 });
    expect(allowances(reopen(restoreBreakers(kept), 'telecom'), NOW)).toEqual({});
  });

  it('opens only over at least 30 failures of that carrier, whatever comes in whatever order', () => {
    const carrier = fc.constantFrom<Carrier>('mobile', 'unicom', 'telecom');
    const result = fc.record({ carrier, reason: fc.constantFrom('route', 'content', null) });
    fc.assert(
      fc.property(fc.array(result, { maxLength: 200 }), (results) => {
        let breakers: Breakers = new Map();
        const failed = new Map<string, number>();
        for (const one of results) {
          const key = `${one.carrier} ${one.reason}`;
          failed.set(key, (failed.get(key) ?? 0) + 1);
          const next = noteResult(breakers, { ...one, now: NOW });
          breakers = next.breakers;
          if (next.change?.kind !== 'opened') continue;
          const { breaker } = next.change;
          expect(failed.get(`${breaker.carrier} ${breaker.reason}`)).toBeGreaterThanOrEqual(30);
          expect(breaker.seen).toBeLessThanOrEqual(50);
        }
      }),
    );
  });
});

describe('what counts against a channel', () => {
  it.each(['number_dead', 'unreachable', 'blacklist', 'unsub', 'freq'])('%s is the recipient’s own', (category) => {
    expect(breakerReason('X', category)).toBeNull();
  });
  it('counts categories together, and raw codes where the category says nothing', () => {
    expect(breakerReason('MK:0001', 'route')).toBe('route');
    expect(breakerReason('ZZ:9', 'unknown')).toBe('ZZ:9');
  });
});
