import type { Draft, ExclusionReason, Problem } from '../../shared/contract/campaigns.ts';
import type { ChannelOptions, Descriptor } from '../../shared/contract/channels.ts';
import type { Hit } from '../../shared/domain/check/hits.ts';
import { createTextCheck, type TextCheck } from '../../shared/domain/check/text-check.ts';
import { composeText } from '../../shared/domain/compose-text.ts';
import { checkBody } from '../../shared/domain/content-check.ts';
import { parts106, units106 } from '../../shared/domain/counting.ts';
import { fieldText, type PlanRecipient } from '../../shared/domain/recipient-fields.ts';
import { checkSignature } from '../../shared/domain/signature.ts';
import { compileTemplate } from '../../shared/domain/template.ts';

export interface PlannerInput {
  draft: Pick<Draft, 'kind' | 'signature' | 'body' | 'bindings' | 'missing' | 'optOut'>;
  descriptor: Pick<Descriptor, 'signatureMin' | 'signatureMax' | 'maxNotice' | 'maxMarketing'>;
  /** 厘 a 条, and the channel's opt-out words */
  options: Pick<ChannelOptions, 'price' | 'optOut'>;
  /** names in use; given, an unknown variable is a problem */
  customFields?: readonly string[];
  /** with the owner's word lists; absent = the built-in ones */
  check?: TextCheck | undefined;
}

interface PlannedText {
  kind: 'message';
  text: string;
  units: number;
  parts: number;
  /** 厘 */
  cost: number;
  /** variables left blank, and those whose value carries 【】 */
  blank: readonly string[];
  brackets: readonly string[];
  /** risky wordings that only the values bring in */
  risky: readonly Hit[];
}

export type Planned =
  | PlannedText
  | { kind: 'excluded'; reason: Extract<ExclusionReason, 'blank_variable'>; blank: readonly string[] }
  | { kind: 'excluded'; reason: Extract<ExclusionReason, 'too_long'>; text: string; units: number; parts: number };

const NONE: readonly Hit[] = [];

export interface Planner {
  /** what is wrong before any recipient is looked at */
  problems: Problem[];
  variables: string[];
  signature: string;
  /** most units a text may have on this channel */
  max: number;
  /** 厘 a 条, on the channel and on the dearest of its fallbacks */
  price: number;
  dearest: number;
  plan(recipient: PlanRecipient): Planned;
}

/** The opt-out words that stand at the end: none on notices; the draft's own or the channel's on marketing. */
function optOutOf(draft: Pick<Draft, 'kind' | 'optOut'>, options: Pick<ChannelOptions, 'optOut'>): string {
  return draft.kind === 'marketing' ? (draft.optOut ?? options.optOut) : '';
}

/**
 * Turns a draft into texts, one recipient at a time: rendered with the recipient's own values, counted and priced as 106
 * channels bill (units are UTF-16 units, money 厘). Never throws; what cannot be sent is excluded with a reason.
 */
export function createPlanner({
  draft,
  descriptor,
  options,
  customFields,
  check = createTextCheck(),
}: PlannerInput): Planner {
  const optOut = optOutOf(draft, options);
  const signature = draft.signature.trim();
  const template = compileTemplate(draft.body, draft.bindings, { customFields });
  const max = draft.kind === 'marketing' ? descriptor.maxMarketing : descriptor.maxNotice;
  const { price } = options;
  const problems = [
    ...checkSignature(signature, { min: descriptor.signatureMin, max: descriptor.signatureMax }),
    ...checkBody(draft.body, { kind: draft.kind, optOut, check }),
    ...template.problems,
  ];

  const riskyIn = template.variables.length > 0 ? check.values(draft.body) : () => NONE;

  function plan(recipient: PlanRecipient): Planned {
    const { text: body, blank, brackets } = template.render((id) => fieldText(recipient, id));
    if (blank.length > 0 && draft.missing === 'exclude') return { kind: 'excluded', reason: 'blank_variable', blank };
    const text = composeText({ signature, body, optOut });
    const units = units106(text);
    const parts = parts106(units);
    if (units > max) return { kind: 'excluded', reason: 'too_long', text, units, parts };
    return { kind: 'message', text, units, parts, cost: parts * price, blank, brackets, risky: riskyIn(body) };
  }
  return { problems, variables: template.variables, signature, max, price, dearest: price, plan };
}
