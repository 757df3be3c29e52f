import { carrierOf, provinceOf } from '../../../shared/domain/phone.ts';
import { messageStateOf } from '../../../shared/domain/status.ts';
import type { CampaignStore } from '../campaign-store.ts';
import { type Runner, type Sql, sql } from './sql.ts';
import { STATE } from './tally.ts';

type Breakdown = Awaited<ReturnType<CampaignStore['breakdown']>>;
/** Seconds from submission to report, as the curve shows them. */
const LATENCIES = [5, 10, 30, 60, 120, 300, 600, 1_800, 3_600, 86_400];

/** Grouped by segment in SQL first: carrier and province depend on the first seven digits alone. */
export function breakdownOf(run: Runner, campaignId: number): Breakdown {
  const inCampaign = sql`m.campaign_id = ${campaignId} AND m.id BETWEEN
    (SELECT first_id FROM tallies WHERE campaign_id = ${campaignId})
    AND (SELECT last_id FROM tallies WHERE campaign_id = ${campaignId})`;
  const segments = run.all<{ segment: string; state: number; channelId: number | null; n: number }>(
    sql`SELECT substr(m.number, 1, 7) AS segment, m.state, m.channel_id AS channelId, count(*) AS n FROM messages m
      WHERE ${inCampaign} GROUP BY 1, 2, 3`,
  );
  const carriers = new Map<string, Breakdown['carriers'][number]>();
  const provinces = new Map<string, Breakdown['provinces'][number]>();
  const channels = new Map<string, Breakdown['channels'][number]>();
  for (const { segment, state, channelId, n } of segments) {
    if (channelId !== null) {
      const carried = channels.get(`${channelId} ${state}`);
      if (carried === undefined) channels.set(`${channelId} ${state}`, { channelId, state: messageStateOf(state), n });
      else carried.n += n;
    }
    const sample = `${segment}0000`;
    const carrier = carrierOf(sample);
    const found = carriers.get(`${carrier}${state}`);
    if (found === undefined) carriers.set(`${carrier}${state}`, { carrier, state: messageStateOf(state), n });
    else found.n += n;
    const province = provinceOf(sample);
    const row = provinces.get(province) ?? { province, recipients: 0, delivered: 0 };
    row.recipients += n;
    if (state === STATE.delivered) row.delivered += n;
    provinces.set(province, row);
  }
  return {
    carriers: [...carriers.values()],
    channels: [...channels.values()],
    provinces: [...provinces.values()].sort((a, b) => b.recipients - a.recipients),
    reasons: run.all(sql`SELECT code, count(*) AS recipients FROM messages
      WHERE campaign_id = ${campaignId} AND state >= 4 AND state IN (${STATE.failed}, ${STATE.rejected}, ${STATE.unknown})
      AND code IS NOT NULL GROUP BY code ORDER BY recipients DESC, code`),
    latency: latencies(run, inCampaign),
    billing: run.get<Breakdown['billing']>(
      sql`SELECT told_parts AS parts, billed_parts AS billedParts FROM tallies WHERE campaign_id = ${campaignId}`,
    ) ?? { parts: 0, billedParts: 0 },
  };
}

function latencies(run: Runner, inCampaign: Sql): Breakdown['latency'] {
  const rows = run.all<{ seconds: number; n: number }>(
    sql`SELECT (m.reported_at - m.submitted_at + 999) / 1000 AS seconds, count(*) AS n FROM messages m
      WHERE ${inCampaign} AND m.reported_at IS NOT NULL AND m.submitted_at IS NOT NULL GROUP BY 1`,
  );
  return LATENCIES.map((withinSeconds) => ({
    withinSeconds,
    recipients: rows.reduce((sum, { seconds, n }) => (seconds <= withinSeconds ? sum + n : sum), 0),
  }));
}
