/**
 * What the provider billed, beside our own count of the same messages, and that the owner accepted the price: both
 * outlive a restart. Released: never changes.
 */
export const SCHEMA_10 = `
ALTER TABLE tallies ADD COLUMN told_parts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tallies ADD COLUMN billed_parts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE campaigns ADD COLUMN price_accepted INTEGER NOT NULL DEFAULT 0;
UPDATE tallies AS t SET told_parts = b.told, billed_parts = b.billed FROM (
  SELECT m.campaign_id, sum(m.parts) AS told, sum(a.billed_parts) AS billed FROM attempts a
  JOIN messages m ON m.id = a.message_id WHERE a.billed_parts IS NOT NULL GROUP BY m.campaign_id
) AS b WHERE b.campaign_id = t.campaign_id;
`;
