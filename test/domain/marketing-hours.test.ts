import { expect, test } from 'vitest';
import { marketingHours } from '../../shared/domain/marketing-hours.ts';

const none = { windowFrom: null, windowTo: null };
const owner = { from: 480, to: 1200 };

test('marketing hours: the channel’s own, else the owner’s inside the provider’s', () => {
  expect(marketingHours(none, none, owner)).toEqual(owner);
  expect(marketingHours(none, { windowFrom: 540, windowTo: 1320 }, owner)).toEqual({ from: 540, to: 1200 });
  expect(marketingHours({ windowFrom: 600, windowTo: null }, null, owner)).toEqual({ from: 600, to: 1200 });
  expect(marketingHours(none, { windowFrom: 1260, windowTo: 1320 }, owner)).toEqual({ from: 1260, to: 1320 });
});
