import { describe, expect, it } from 'vitest';
import { assemble } from '../../electron/channels/modem/assemble.ts';
import { maskAt } from '../../electron/channels/modem/mask.ts';
import { bareNumber, matchReport, messageStatus } from '../../electron/core/modem-match.ts';
import type { InboundRow, PartRow } from '../../electron/core/modem-records.ts';
import { fresh, NOW, numberOf, startCampaign } from '../storage/support.ts';

const MINUTE = 60_000;
const part = (patch: Partial<PartRow> = {}): PartRow => ({
  ...{ id: 1, channelId: 1, clientRef: 'a', number: '13800138000', no: 1, total: 1, modemId: 1, sim: 's', at: NOW },
  ...{ state: 'accepted', reference: 7, status: null, ...patch },
});
const report = (patch: object = {}) => ({
  ...{ reference: 7, number: '8613800138000', takenAt: NOW, status: 0, at: NOW + 1000, ...patch },
});
const row = (patch: Partial<InboundRow> = {}): InboundRow => ({
  ...{
    id: 1,
    sim: 's',
    hash: `hash-${patch.seq ?? 1}-${patch.id ?? 1}`,
    pdu: '',
    kind: 'text',
    sender: '139',
    text: '',
  },
  ...{ sentAt: NOW, receivedAt: NOW, reference: 5, total: 2, seq: 1, ...patch },
});

describe('a status report finds its part', () => {
  it('by reference and recipient, however the network writes the number', () => {
    for (const number of ['13800138000', '+8613800138000', '008613800138000', '8613800138000']) {
      expect(bareNumber(number)).toBe('13800138000');
      expect(matchReport([part()], report({ number }))?.id).toBe(1);
    }
    expect(matchReport([part()], report({ reference: 8 }))).toBeNull();
    expect(matchReport([part()], report({ number: '13900139000' }))).toBeNull();
  });

  it('by time where the reference came round, and never a part that has its final report', () => {
    const parts = [part({ id: 1, at: NOW - 86_400_000 }), part({ id: 2 })];
    expect(matchReport(parts, report())?.id).toBe(2);
    expect(matchReport(parts, report({ takenAt: NOW - 86_400_000 }))?.id).toBe(1);
    expect(matchReport([part({ status: 0 })], report())).toBeNull();
    expect(matchReport([part({ at: NOW - 8 * 86_400_000 })], report())).toBeNull();
  });

  it('as evidence for the only one in doubt at that time', () => {
    const doubt = part({ state: 'unknown', reference: null });
    expect(matchReport([doubt], report({ reference: 99 }))?.id).toBe(1);
    expect(matchReport([doubt, { ...doubt, id: 2 }], report({ reference: 99 }))).toBeNull();
    expect(
      matchReport([doubt], report({ reference: 99, takenAt: NOW + 30 * MINUTE, at: NOW + 31 * MINUTE })),
    ).toBeNull();
  });

  it('a text is delivered when all its parts are, failed when one is', () => {
    const two = (a: number | null, b: number | null) => [
      part({ total: 2, status: a }),
      part({ no: 2, total: 2, status: b }),
    ];
    expect(messageStatus(two(0, 1))?.status).toBe('delivered');
    expect(messageStatus(two(0, 67))).toEqual({ status: 'failed', code: 'ST:67' });
    expect(messageStatus(two(0, 0x30))?.status).toBe('pending');
    expect(messageStatus([part({ total: 2, status: 0 })])).toBeNull();
  });
});

it('an unknown result of a message is resolved by a report that comes later, and only by that', async () => {
  const { storage, bulk } = await fresh();
  const id = await startCampaign(storage, bulk, 2);
  const claimed = { campaignId: id, channelId: 1, limit: 10, now: NOW, clientRef: 'c1', sameText: false };
  const claim = await storage.outbox.claim(claimed);
  const messages = claim?.messages ?? [];
  const outcomes = messages.map(({ messageId }, i) => {
    return { messageId, kind: 'unknown', code: 'NO_ANSWER', providerId: `c1.${i}` } as const;
  });
  await storage.outbox.settle({ batchId: claim?.batchId ?? 0, outcomes, now: NOW, retryAt: NOW });
  expect((await storage.campaigns.get(id))?.counts).toMatchObject({ unknown: 2 });
  const late = {
    number: numberOf(0),
    status: 'delivered',
    code: 'DELIVRD',
    at: NOW,
    clientRef: null,
    raw: '',
  } as const;
  await storage.reports.storeReports(1, [{ ...late, providerId: 'c1.0' }], NOW);
  expect((await storage.campaigns.get(id))?.counts).toMatchObject({ unknown: 1, delivered: 1 });
});

describe('long texts that come in', () => {
  it('are joined in whatever order their parts come', () => {
    const parts = [row({ id: 1, seq: 2, text: '二' }), row({ id: 2, seq: 1, text: '一' })];
    expect(assemble(parts, NOW)).toMatchObject([{ ids: [1, 2], text: '一二' }]);
    expect(assemble(parts.slice(0, 1), NOW)).toEqual([]);
  });

  it('wait ten minutes for the next part and a day in all, then show what there is', () => {
    const first = row({ seq: 1, text: '一' });
    expect(assemble([first], NOW + 10 * MINUTE)).toEqual([]);
    expect(assemble([first], NOW + 11 * MINUTE)).toMatchObject([{ text: '一[…]' }]);
    const late = row({ id: 2, seq: 2, text: '二', receivedAt: NOW + 11 * MINUTE });
    expect(assemble([first, late], NOW + 12 * MINUTE)).toMatchObject([{ text: '一[…]' }]);
    const slow = Array.from({ length: 160 }, (_, i) =>
      row({ id: i, seq: i + 1, total: 200, receivedAt: NOW + i * 9.5 * MINUTE }),
    );
    expect(assemble(slow, NOW + 160 * 9.5 * MINUTE)[0]?.ids).toHaveLength(152);
  });

  it('of two senders, or with the same reference again, stay apart', () => {
    const parts = [
      row({ id: 1, seq: 1, text: 'A' }),
      row({ id: 2, seq: 1, text: 'B', sender: '138' }),
      row({ id: 3, seq: 2, text: 'b', sender: '138' }),
      row({ id: 4, seq: 2, text: 'a' }),
      row({ id: 5, seq: 1, text: 'C' }),
      row({ id: 6, seq: 2, text: 'c' }),
    ];
    expect(assemble(parts, NOW).map(({ text }) => text)).toEqual(['Aa', 'Bb', 'Cc']);
  });
});

it('the dialogue shows neither numbers nor PINs nor PDUs', () => {
  expect(maskAt('AT+CPIN="1234"')).toBe('AT+CPIN=***');
  expect(maskAt('0001000B813108108300F00008044F60597D')).toBe('<18 octets>');
  expect(maskAt('+CNUM: "","13800000001",129')).toBe('+CNUM: "","*********01",129');
  expect(maskAt('+CSQ: 20,99')).toBe('+CSQ: 20,99');
});
