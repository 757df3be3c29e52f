import type { CampaignRow } from '../../../electron/storage/campaign-store.ts';
import type { Storage } from '../../../electron/storage/storage.ts';
import { MESSAGE_STATES } from '../../../shared/domain/status.ts';

/** What a provider's ledger says of one campaign. */
export interface Truth {
  taken: { number: string; parts: number }[];
  /** 厘 a 条 */
  price: number;
}

interface Held {
  storage: Storage;
  row: CampaignRow;
  recipients: number;
  truth: Truth;
  optedOut: string[];
  /** everything the application logged */
  logged: string;
  /** what no log may hold */
  secret: RegExp;
}

interface Judged {
  /** 条 a person took for sent without proof: what they cost is not known for certain */
  assumed: number;
  /** messages said to be taken that were not, and the other way round */
  misjudged: number;
}

async function judge(storage: Storage, campaignId: number, taken: ReadonlySet<string>): Promise<Judged> {
  const judged: Judged = { assumed: 0, misjudged: 0 };
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<Storage['campaigns']['messages']>> = await storage.campaigns.messages(
      { campaignId, states: ['accepted', 'delivered', 'failed', 'no_report', 'rejected', 'excluded', 'queued'] },
      { cursor, limit: 500 },
    );
    for (const message of page.rows) {
      const said = ['accepted', 'delivered', 'failed', 'no_report'].includes(message.state);
      const attempts = said ? await storage.campaigns.attempts(message.id) : [];
      if (attempts.at(-1)?.outcome === 'assumed') judged.assumed += message.parts;
      else if (said !== taken.has(message.number)) judged.misjudged += 1;
    }
    cursor = page.next;
  } while (cursor !== null);
  return judged;
}

/** 厘 of one campaign that are bound, charged, due back or back */
async function ofLedger(storage: Storage, campaignId: number): Promise<number> {
  const { rows } = await storage.ledger.campaignCosts(null, { cursor: null, limit: 500 });
  const found = rows.find((row) => row.campaignId === campaignId);
  return found === undefined ? 0 : found.spent + found.open + found.refundDue + found.returned;
}

/** I1–I6 of one campaign held against the provider's own ledger; what does not hold, empty = all well. */
export async function brokenInvariants(held: Held): Promise<string[]> {
  const { storage, row, recipients, truth, optedOut } = held;
  const faults: string[] = [];
  const { counts, total, spent, state } = row;
  const times = new Map<string, number>();
  for (const { number } of truth.taken) times.set(number, (times.get(number) ?? 0) + 1);
  const twice = [...times.values()].filter((n) => n > 1).length;
  if (twice > 0) faults.push(`I1: ${twice} numbers accepted more than once`);
  const sum = MESSAGE_STATES.reduce((n, name) => n + (counts[name] ?? 0), 0);
  if (sum !== total || total !== recipients) faults.push(`I2: states sum to ${sum}, list ${total}`);
  const wrong = await storage.campaigns.recount();
  if (wrong > 0) faults.push(`I2: ${wrong} counters differ from the messages`);
  // spent holds everything that may have been charged: less what nobody knows for certain, more what is on the wire
  const { assumed, misjudged } = await judge(storage, row.id, new Set(times.keys()));
  if (misjudged > 0) faults.push(`I3: ${misjudged} messages are not what the ledger says of them`);
  const least = spent - (assumed + (counts.unknown ?? 0)) * truth.price;
  const most = spent + (counts.submitting ?? 0) * truth.price;
  const charged = truth.taken.reduce((li, { parts }) => li + parts * truth.price, 0);
  if (charged < least || charged > most) faults.push(`I3: charged ${charged}, shown ${least} to ${most}`);
  // money is bound before a batch leaves: what is on the wire may not have been charged yet
  const booked = await ofLedger(storage, row.id);
  const uncertain = (assumed + (counts.unknown ?? 0) + (counts.submitting ?? 0)) * truth.price;
  if (charged < booked - uncertain || charged > booked) {
    faults.push(`I3: charged ${charged}, in the ledger ${booked}`);
  }
  const sums = await storage.ledger.sums();
  if (sums.reduce((all, { amount }) => all + amount, 0) !== 0)
    faults.push('I3: the ledger’s accounts are not nothing together');
  const optedOutSent = optedOut.filter((number) => times.has(number)).length;
  if (optedOutSent > 0) faults.push(`I4: ${optedOutSent} opted-out numbers were sent to`);
  if (held.secret.test(held.logged)) faults.push('I5: log leaks');
  if (!['finished', 'paused'].includes(state) || (counts.submitting ?? 0) > 0) faults.push(`I6: ended as ${state}`);
  return faults;
}
