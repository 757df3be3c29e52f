import type { ChannelCosts, CostRules } from '../../../shared/contract/costs.ts';
import { parseYuan } from '../../../shared/domain/money.ts';

/** The rules as the form holds them: every number is what was typed. */
export interface RuleValues {
  billing: ChannelCosts['billing'];
  chargedFailures: string[];
  tiers: { from: string; price: string }[];
  packages: { name: string; parts: string; price: string; from: string; until: string }[];
  warnBelow: string;
  stopBelow: string;
  capDay: string;
  capMonth: string;
}

/** 12345 厘 → `12.345`, without the sign of the currency */
export const yuanText = (li: number): string => String(li / 1000);

const inParts = ({ balance }: ChannelCosts): boolean => balance?.kind === 'parts';

export function valuesOf(channel: ChannelCosts): RuleValues {
  const { rules, billing } = channel;
  const money = (li: number | null) => (li === null ? '' : yuanText(li));
  const line = (value: number | null) => (inParts(channel) ? String(value ?? '') : money(value));
  return {
    billing,
    chargedFailures: rules.chargedFailures,
    tiers: rules.tiers.map(({ from, price }) => ({ from: String(from), price: yuanText(price) })),
    packages: rules.packages.map((one) => ({ ...one, parts: String(one.parts), price: yuanText(one.price) })),
    warnBelow: line(rules.warnBelow),
    stopBelow: line(rules.stopBelow),
    capDay: money(rules.capDay),
    capMonth: money(rules.capMonth),
  };
}

class NotANumber extends Error {}

function whole(text: string): number {
  if (!/^\d{1,9}$/.test(text.trim())) throw new NotANumber();
  return Number(text);
}
function yuan(text: string): number {
  const li = parseYuan(text);
  if (li === null || li < 0) throw new NotANumber();
  return li;
}
function day(text: string): string {
  const at = Date.parse(`${text.trim()}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text.trim()) || Number.isNaN(at)) throw new NotANumber();
  return text.trim();
}
const orNull = (text: string | undefined, read: (text: string) => number): number | null =>
  (text ?? '').trim() === '' ? null : read(text ?? '');

/** null when a number cannot be read. */
export function rulesOf(values: RuleValues, channel: ChannelCosts): CostRules | null {
  const line = inParts(channel) ? whole : yuan;
  const capped = (text: string | undefined) => orNull(text, yuan) || null;
  try {
    return {
      chargedFailures: values.chargedFailures ?? [],
      tiers: (values.tiers ?? []).map(({ from, price }) => ({ from: Math.max(1, whole(from)), price: yuan(price) })),
      packages: (values.packages ?? []).map(({ name, parts, price, from, until }) => ({
        ...{
          name: name ?? '',
          parts: Math.max(1, whole(parts)),
          price: yuan(price),
          from: day(from),
          until: day(until),
        },
      })),
      warnBelow: orNull(values.warnBelow, line),
      stopBelow: orNull(values.stopBelow, line),
      capDay: capped(values.capDay),
      capMonth: capped(values.capMonth),
    };
  } catch (error) {
    if (error instanceof NotANumber) return null;
    throw error;
  }
}
