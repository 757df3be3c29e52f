import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CampaignRow } from '../../../electron/storage/campaign-store.ts';
import { openInlineStorage } from '../../../electron/storage/sqlite/open.ts';
import type { Storage } from '../../../electron/storage/storage.ts';
import type { ChannelOptions } from '../../../shared/contract/channels.ts';
import { readLedger } from '../gateways/frame/ledger.ts';
import type { ChildTask } from './child.ts';
import { brokenInvariants } from './invariants.ts';
import { type DoubleProcess, startDouble } from './lives.ts';
import { numberOf, OPTIONS, plantCampaign } from './rig.ts';

/** 厘 a 条, as in OPTIONS and in the double */
const PRICE = 50;
const APIKEY = '0123456789abcdef0123456789abcdef';

/** A book with one planned campaign and a provider's double beside it, for tests that kill the process in between. */
export interface Stage {
  double: DoubleProcess;
  task: ChildTask;
  recipients: number;
  /** opens the book while no life runs */
  book<T>(read: (storage: Storage) => Promise<T>): Promise<T>;
  row(): Promise<CampaignRow>;
  /** what was held against the double's own ledger and does not hold; empty = all well */
  broken(): Promise<string[]>;
  close(): void;
}

export async function setStage(
  plan: { recipients: number; blacklisted?: number; options?: Partial<ChannelOptions>; personal?: boolean },
  doubleOptions: object,
): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'feijian-kill-'));
  const file = join(folder, 'book.db');
  const ledger = join(folder, 'ledger.ndjson');
  const log = join(folder, 'app.log');
  const now = Date.now();
  const storage = await openInlineStorage({ file });
  const { id: channelId } = await storage.channels.save({
    provider: 'yunpian',
    name: '云片',
    options: { ...OPTIONS, billing: 'submitted', ...plan.options },
    config: {},
    secrets: {},
    enabled: true,
    isDefault: true,
  });
  const { recipients, blacklisted = 0, personal = true } = plan;
  const campaignId = await plantCampaign(storage, file, channelId, now, { recipients, personal });
  // opted out after planning, spread over the list
  const optedOut = Array.from({ length: blacklisted }, (_, i) => numberOf(Math.floor((i * recipients) / blacklisted)));
  const rows = optedOut.map((number) => ({ number, source: 'reply' as const, reason: '', proof: 'T' }));
  if (rows.length > 0) await storage.contacts.blacklist(rows, now);
  await storage.close();
  const options = JSON.stringify({ credentials: { apikey: APIKEY }, ...doubleOptions });
  const double = await startDouble(['--ledger', ledger, '--options', options]);

  async function book<T>(read: (opened: Storage) => Promise<T>): Promise<T> {
    const opened = await openInlineStorage({ file });
    try {
      return await read(opened);
    } finally {
      await opened.close();
    }
  }

  async function row(): Promise<CampaignRow> {
    return book(async (opened) => {
      const found = await opened.campaigns.get(campaignId);
      if (found === null) throw new Error('the campaign is gone');
      return found;
    });
  }

  async function broken(): Promise<string[]> {
    const events = readLedger(ledger).filter((event) => event.e === 'send');
    const taken = events.flatMap((event) =>
      event.rows.filter(([, id]) => id !== '').map(([number, , parts]) => ({ number, parts })),
    );
    const found = await row();
    return book((storage) =>
      brokenInvariants({
        storage,
        row: found,
        recipients,
        truth: { taken, price: PRICE },
        optedOut,
        logged: existsSync(log) ? readFileSync(log, 'utf8') : '',
        secret: new RegExp(`1900000\\d{4}|${APIKEY}|您好`),
      }),
    );
  }

  return {
    double,
    task: {
      file,
      log,
      endpoint: double.url,
      apikey: APIKEY,
      channelId,
      campaignId,
      failpoint: null,
      passive: false,
      rehearsal: false,
    },
    recipients,
    book,
    row,
    broken,
    close() {
      double.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
