import type { StateCounts } from '../../../shared/contract/campaigns.ts';
import type { Message } from '../../../shared/contract/messages.ts';
import { carrierOf, provinceOf } from '../../../shared/domain/phone.ts';
import {
  type CampaignState,
  MESSAGE_STATES,
  type MessageKind,
  messageStateOf,
  type PauseReason,
} from '../../../shared/domain/status.ts';
import type { CampaignRow } from '../campaign-store.ts';

type CountColumns = Record<`n${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`, number>;
export interface CampaignDbRow extends CountColumns {
  id: number;
  name: string;
  state: CampaignState;
  kind: MessageKind;
  pause_reason: PauseReason | null;
  pause_detail: string | null;
  channel_id: number | null;
  channel_name: string | null;
  signature: string;
  body: string;
  draft: string;
  total: number;
  parts: number;
  planned: number;
  spent: number;
  refundable: number;
  created_at: number;
  updated_at: number;
  start_at: number | null;
  hold_until: number | null;
  waiting_until: number | null;
  started_at: number | null;
  finished_at: number | null;
  own: number;
  probe: string | null;
  price_accepted: number;
  told_parts: number;
  billed_parts: number;
}

export const CAMPAIGN_SELECT = {
  text: `SELECT c.id, c.name, c.state, c.kind, c.pause_reason, c.pause_detail, c.channel_id, h.name AS channel_name,
    c.signature, c.body, c.draft, c.created_at, c.updated_at, c.start_at, c.hold_until, c.waiting_until, c.started_at,
    c.finished_at, c.probe, c.price_accepted,
    c.own = 1 OR EXISTS (SELECT 1 FROM answers a WHERE a.campaign_id = c.id) AS own, t.total, t.parts, t.planned, t.spent, t.refundable, t.told_parts,
    t.billed_parts, ${MESSAGE_STATES.map((_, i) => `t.n${i}`).join(', ')}
    FROM campaigns c JOIN tallies t ON t.campaign_id = c.id LEFT JOIN channels h ON h.id = c.channel_id`,
  values: [],
};

export function toCampaign(row: CampaignDbRow): CampaignRow {
  const draft = JSON.parse(row.draft);
  return {
    id: row.id,
    name: row.name,
    state: row.state,
    kind: row.kind,
    pauseReason: row.pause_reason,
    pauseDetail: row.pause_detail,
    channelId: row.channel_id,
    channelName: row.channel_name ?? '',
    signature: row.signature,
    body: row.body,
    draft,
    schedule: draft.schedule,
    total: row.total,
    counts: countsOf(row),
    parts: row.parts,
    planned: row.planned,
    spent: row.spent,
    refundable: row.refundable,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    startAt: row.start_at,
    holdUntil: row.hold_until,
    waitingUntil: row.waiting_until,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    own: row.own === 1,
    probe: row.probe === null ? null : JSON.parse(row.probe),
    billing: { parts: row.told_parts, billedParts: row.billed_parts },
    priceAccepted: row.price_accepted === 1,
  };
}

const countsOf = (row: CountColumns): StateCounts =>
  Object.fromEntries(MESSAGE_STATES.map((state, i) => [state, row[`n${i}` as keyof CountColumns]])) as StateCounts;

export interface MessageDbRow {
  id: number;
  campaign_id: number;
  campaign_name: string;
  number: string;
  name: string;
  text: string;
  parts: number;
  cost: number;
  state: number;
  code: string | null;
  channel_id: number | null;
  attempts: number;
  submitted_at: number | null;
  reported_at: number | null;
}

export const MESSAGE_COLUMNS = {
  text: `m.id, m.campaign_id, c.name AS campaign_name, m.number, m.name, m.text, m.parts, m.cost, m.state, m.code,
    m.channel_id, m.attempts, m.submitted_at, m.reported_at`,
  values: [],
};

export const toMessage = (row: MessageDbRow): Message => ({
  id: row.id,
  campaignId: row.campaign_id,
  campaignName: row.campaign_name,
  number: row.number,
  name: row.name,
  text: row.text,
  parts: row.parts,
  cost: row.cost,
  state: messageStateOf(row.state),
  code: row.code,
  carrier: carrierOf(row.number),
  province: provinceOf(row.number),
  channelId: row.channel_id,
  attempts: row.attempts,
  submittedAt: row.submitted_at,
  reportedAt: row.reported_at,
});
