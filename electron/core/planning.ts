import type { Catalog, ChannelOptions, Descriptor } from '../../shared/contract/channels.ts';
import type { Draft, ExclusionReason, Problem } from '../../shared/contract/compose.ts';
import type { Hit } from '../../shared/domain/check/hits.ts';
import { createTextCheck, type TextCheck } from '../../shared/domain/check/text-check.ts';
import { composeText } from '../../shared/domain/compose-text.ts';
import { checkBody } from '../../shared/domain/content-check.ts';
import { capacity106, countGsm, parts106, units106, unitsOver } from '../../shared/domain/counting.ts';
import { fieldText, type PlanRecipient } from '../../shared/domain/recipient-fields.ts';
import { checkSignature } from '../../shared/domain/signature.ts';
import { compileTemplate, type Rendered } from '../../shared/domain/template.ts';
import {
  createTemplateContent,
  type FilledTemplate,
  signatureProblems,
  type TemplateContent,
} from './template-content.ts';

export interface PlannerInput {
  draft: Pick<Draft, 'kind' | 'signature' | 'body' | 'bindings' | 'missing' | 'optOut'> &
    Partial<Pick<Draft, 'providerTemplate'>>;
  /** absent `content` and `counting` are those of free text on a 106 channel */
  descriptor: Pick<Descriptor, 'signatureMin' | 'signatureMax' | 'maxNotice' | 'maxMarketing'> &
    Partial<Pick<Descriptor, 'content' | 'counting' | 'variableMax' | 'catalog'>>;
  /** what the provider keeps for this channel, as last synced */
  catalog?: Catalog | undefined;
  /** 厘 a 条 of the channels tried after this one */
  fallbackPrices?: readonly number[] | undefined;
  /** what the next n 条 cost together, 厘, where tiers or packages say so; absent = n × price */
  quote?: ((parts: number) => number) | undefined;
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
  /** units beyond what one 条 less would hold; 0 for a single one */
  over: number;
  /** values of the provider's template; null where the text is free */
  params: readonly string[] | null;
  /** variables left blank, and those whose value carries 【】 */
  blank: readonly string[];
  brackets: readonly string[];
  /** risky wordings that only the values bring in */
  risky: readonly Hit[];
}

export type Planned =
  | PlannedText
  | { kind: 'excluded'; reason: Extract<ExclusionReason, 'blank_variable'>; blank: readonly string[] }
  | { kind: 'excluded'; reason: 'variable_too_long' | 'variable_link'; name: string }
  | { kind: 'excluded'; reason: Extract<ExclusionReason, 'too_long'>; text: string; units: number; parts: number };

const NONE: readonly Hit[] = [];
const NEVER_SYNCED: Catalog = { templates: [], signatures: [], syncedAt: null };

export interface Planner {
  /** what is wrong before any recipient is looked at */
  problems: Problem[];
  variables: string[];
  signature: string;
  /** most units a text may have on this channel */
  max: number;
  /** 厘 a 条, on the channel and on the dearest of its fallbacks */
  price: number;
  /** 厘 for the first n 条 of the campaign: never less for more, and the sum over all its messages */
  quote(parts: number): number;
  dearest: number;
  /** what the campaign keeps of the provider's template; null where the text is free */
  template: TemplateContent['template'];
  variableMax: number | null;
  plan(recipient: PlanRecipient): Planned;
}

/** The opt-out words that stand at the end: none on notices; the draft's own or the channel's on marketing. */
function optOutOf(draft: Pick<Draft, 'kind' | 'optOut'>, options: Pick<ChannelOptions, 'optOut'>): string {
  return draft.kind === 'marketing' ? (draft.optOut ?? options.optOut) : '';
}

/**
 * Turns a draft into texts, one recipient at a time: rendered with the recipient's own values, counted and priced as the
 * channel bills (units are UTF-16 units or septets, money 厘). A template channel also gets the values apart. Never throws; what cannot be sent is excluded with a reason.
 */
export function createPlanner({
  draft,
  descriptor,
  options,
  customFields,
  catalog = NEVER_SYNCED,
  fallbackPrices = [],
  quote,
  check = createTextCheck(),
}: PlannerInput): Planner {
  const signature = draft.signature.trim();
  const max = draft.kind === 'marketing' ? descriptor.maxMarketing : descriptor.maxNotice;
  const { price } = options;
  const { signatureMin: min, signatureMax, counting = '106' } = descriptor;
  const unsigned = signature === '' && min === 0;
  const problems = unsigned ? [] : checkSignature(signature, { min, max: signatureMax });
  if (descriptor.catalog) problems.push(...signatureProblems(signature, catalog));

  const content = descriptor.content === 'template' ? templateContent() : textContent();
  const { render, riskyIn, optOut } = content;
  problems.push(...content.problems);

  function textContent() {
    const words = optOutOf(draft, options);
    const template = compileTemplate(draft.body, draft.bindings, { customFields });
    const found = [...checkBody(draft.body, { kind: draft.kind, optOut: words, check }), ...template.problems];
    const risky = template.variables.length > 0 ? check.values(draft.body, template.literals) : () => NONE;
    return { ...template, problems: found, template: null, optOut: words, riskyIn: risky };
  }

  /** the provider has approved the words; only what fills them is ours to look at */
  function templateContent() {
    const filled = createTemplateContent({ draft, catalog, variableMax: descriptor.variableMax ?? null });
    const risky = filled.variables.length > 0 ? check.values(filled.template?.body ?? '', filled.literals) : () => NONE;
    return { ...filled, optOut: '', riskyIn: risky };
  }

  function plan(recipient: PlanRecipient): Planned {
    const rendered: Rendered | FilledTemplate = render((id) => fieldText(recipient, id));
    const { text: body, values, blank, brackets } = rendered;
    const { params = null, refused = null } = rendered as Partial<Pick<FilledTemplate, 'params' | 'refused'>>;
    // a template's variable must never be blank: providers refuse it
    if (blank.length > 0 && (params !== null || draft.missing === 'exclude')) {
      return { kind: 'excluded', reason: 'blank_variable', blank };
    }
    if (refused !== null) return { kind: 'excluded', reason: refused.reason, name: refused.name };
    const text = composeText({ signature, body, optOut });
    const counted = counting === 'gsm' ? countGsm(text) : null;
    const units = counted?.units ?? units106(text);
    const parts = counted?.parts ?? parts106(units);
    if (units > max) return { kind: 'excluded', reason: 'too_long', text, units, parts };
    const over = counted !== null ? unitsOver(counted) : parts <= 1 ? 0 : units - capacity106(parts - 1);
    const cost = parts * price;
    return { kind: 'message', text, units, parts, cost, over, params, blank, brackets, risky: riskyIn(body, values) };
  }
  const { variables, template } = content;
  const dearest = Math.max(price, ...fallbackPrices);
  const quoted = quote ?? ((parts: number): number => parts * price);
  const variableMax = descriptor.variableMax ?? null;
  return { problems, variables, signature, max, price, quote: quoted, dearest, template, variableMax, plan };
}
