import type { Db } from './connection.ts';
import { STATE } from './tally.ts';

/** States in which a message reached its number, may have, or is about to. */
export const GOT = [
  STATE.queued,
  STATE.submitting,
  STATE.accepted,
  STATE.delivered,
  STATE.unknown,
  STATE.no_report,
].join(', ');

/** What a started campaign goes on checking: kept apart from the draft, which may hold thousands of ids. */
export interface KeptExclusions {
  sentWithinDays: number | null;
  campaignIds: number[];
}

const DAY_MS = 86_400_000;

/** "Got anything in n days" and "already got campaign X" once more when a message is about to leave: both move on after planning. */
export function createExclusions(db: Db) {
  const recent = db
    .prepare<[string, number, number], number>(
      'SELECT 1 FROM messages WHERE number = ? AND campaign_id <> ? AND submitted_at >= ? LIMIT 1',
    )
    .pluck();
  const inCampaign = db
    .prepare<[string, string, number], number>(
      `SELECT 1 FROM messages WHERE number = ? AND campaign_id IN (SELECT value FROM json_each(?)) AND campaign_id <> ?
       AND state IN (${GOT}) LIMIT 1`,
    )
    .pluck();
  let parsed: { json: string; value: KeptExclusions } | null = null;

  return (number: string, campaignId: number, json: string, now: number): 'SENT_RECENTLY' | 'IN_CAMPAIGN' | null => {
    if (parsed?.json !== json) parsed = { json, value: JSON.parse(json) as KeptExclusions };
    const { sentWithinDays, campaignIds } = parsed.value;
    if (sentWithinDays !== null && recent.get(number, campaignId, now - sentWithinDays * DAY_MS) === 1) {
      return 'SENT_RECENTLY';
    }
    if (campaignIds.length > 0 && inCampaign.get(number, JSON.stringify(campaignIds), campaignId) === 1) {
      return 'IN_CAMPAIGN';
    }
    return null;
  };
}
