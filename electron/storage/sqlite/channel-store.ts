import type { Breaker } from '../../../shared/contract/channels.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ChannelRow, ChannelStore } from '../channel-store.ts';
import type { Db } from './connection.ts';
import { createRunner, immediate, type Runner, sql } from './sql.ts';
import type { Sync } from './sync.ts';
import { unlessTaken } from './unique.ts';

export type ChannelReads = Pick<Sync<ChannelStore>, 'list' | 'get' | 'catalog' | 'breakers'>;
export type ChannelWrites = Omit<Sync<ChannelStore>, keyof ChannelReads>;

interface ChannelDbRow {
  id: number;
  provider: string;
  name: string;
  options: string;
  config: string;
  secrets: string;
  enabled: number;
  is_default: number;
  balance: string | null;
  trouble: string | null;
  report_trouble: string | null;
  account: string | null;
}
const toChannel = (row: ChannelDbRow): ChannelRow => ({
  id: row.id,
  provider: row.provider,
  name: row.name,
  options: JSON.parse(row.options),
  config: JSON.parse(row.config),
  secrets: JSON.parse(row.secrets),
  enabled: row.enabled === 1,
  isDefault: row.is_default === 1,
  balance: row.balance === null ? null : JSON.parse(row.balance),
  trouble: row.trouble === null ? null : JSON.parse(row.trouble),
  reportTrouble: row.report_trouble === null ? null : JSON.parse(row.report_trouble),
  account: row.account,
});

export const createChannelReads = (run: Runner): ChannelReads => ({
  list: () => run.all<ChannelDbRow>(sql`SELECT * FROM channels ORDER BY is_default DESC, id`).map(toChannel),
  get(id) {
    const row = run.get<ChannelDbRow>(sql`SELECT * FROM channels WHERE id = ${id}`);
    return row === undefined ? null : toChannel(row);
  },
  catalog(id) {
    const row = run.get<{ templates: string; signatures: string; at: number }>(
      sql`SELECT templates, signatures, synced_at AS at FROM catalogs WHERE channel_id = ${id}`,
    );
    if (row === undefined) return { templates: [], signatures: [], syncedAt: null };
    return { templates: JSON.parse(row.templates), signatures: JSON.parse(row.signatures), syncedAt: row.at };
  },
  breakers: (id) =>
    run.all<Breaker>(sql`SELECT carrier, reason, failures, seen, opened_at AS openedAt, until FROM breakers
      WHERE channel_id = ${id} ORDER BY carrier`),
});

export function createChannelWrites(db: Db): ChannelWrites {
  const run = createRunner(db);
  const reads = createChannelReads(run);
  const must = (id: number): ChannelRow => {
    const row = reads.get(id);
    if (row === null) throw new AppError('NOT_FOUND', { what: 'channel' });
    return row;
  };
  return {
    save: immediate(db, ({ id, provider, name, options, config, secrets, enabled, isDefault }) =>
      unlessTaken(name, () => {
        if (isDefault) run.run(sql`UPDATE channels SET is_default = 0`);
        const [o, c, s] = [options, config, secrets].map((part) => JSON.stringify(part)) as [string, string, string];
        const [on, first] = [enabled ? 1 : 0, isDefault ? 1 : 0];
        if (id === undefined) {
          const { lastInsertRowid } =
            run.run(sql`INSERT INTO channels (provider, name, options, config, secrets, enabled,
            is_default) VALUES (${provider}, ${name}, ${o}, ${c}, ${s}, ${on}, ${first})`);
          return must(Number(lastInsertRowid));
        }
        must(id);
        run.run(sql`UPDATE channels SET provider = ${provider}, name = ${name}, options = ${o}, config = ${c}, secrets = ${s},
          enabled = ${on}, is_default = ${first} WHERE id = ${id}`);
        return must(id);
      }),
    ),
    remove: immediate(db, (id) => {
      must(id);
      const fallback = sql`EXISTS (SELECT 1 FROM json_each(draft, '$.fallbackChannelIds') WHERE value = ${id})`;
      const used = run.get(sql`SELECT 1 FROM campaigns WHERE (channel_id = ${id} OR ${fallback})
        AND state IN ('planning', 'scheduled', 'sending', 'paused') LIMIT 1`);
      if (used !== undefined) throw new AppError('CHANNEL_IN_USE');
      run.run(sql`DELETE FROM channels WHERE id = ${id}`);
      run.run(sql`DELETE FROM catalogs WHERE channel_id = ${id}`);
      run.run(sql`DELETE FROM breakers WHERE channel_id = ${id}`);
    }),
    setBalance: immediate(db, (id, balance) => {
      // one account, one purse
      run.run(sql`UPDATE channels SET balance = ${JSON.stringify(balance)}
        WHERE id = ${id} OR account = (SELECT account FROM channels WHERE id = ${id})`);
    }),
    setTrouble: immediate(db, (id, trouble) => {
      run.run(sql`UPDATE channels SET trouble = ${trouble === null ? null : JSON.stringify(trouble)} WHERE id = ${id}`);
    }),
    setReportTrouble: immediate(db, (id, trouble) => {
      const json = trouble === null ? null : JSON.stringify(trouble);
      run.run(sql`UPDATE channels SET report_trouble = ${json} WHERE id = ${id}`);
    }),
    setAccount: immediate(db, (id, account) => {
      run.run(sql`UPDATE channels SET account = ${account} WHERE id = ${id}`);
    }),
    saveCatalog: immediate(db, (id, { templates, signatures }, now) => {
      const [t, s] = [JSON.stringify(templates), JSON.stringify(signatures)];
      run.run(sql`INSERT OR REPLACE INTO catalogs (channel_id, synced_at, templates, signatures)
        VALUES (${id}, ${now}, ${t}, ${s})`);
    }),
    openBreaker: immediate(db, (id, { carrier, reason, failures, seen, openedAt, until }) => {
      run.run(sql`INSERT OR REPLACE INTO breakers (channel_id, carrier, reason, failures, seen, opened_at, until)
        VALUES (${id}, ${carrier}, ${reason}, ${failures}, ${seen}, ${openedAt}, ${until})`);
    }),
    closeBreaker: immediate(
      db,
      (id, carrier) => run.run(sql`DELETE FROM breakers WHERE channel_id = ${id} AND carrier = ${carrier}`).changes > 0,
    ),
  };
}
