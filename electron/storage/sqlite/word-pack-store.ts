import { AppError } from '../../../shared/contract/errors.ts';
import type { PackWord, WordPack } from '../../../shared/contract/word-packs.ts';
import type { ActiveWord, WordPackStore } from '../word-pack-store.ts';
import type { Db } from './connection.ts';
import { createRunner, immediate, type Runner, sql } from './sql.ts';
import type { Sync } from './sync.ts';
import { unlessTaken } from './unique.ts';

export type WordPackReads = Pick<Sync<WordPackStore>, 'list' | 'get' | 'active'>;
export type WordPackWrites = Omit<Sync<WordPackStore>, keyof WordPackReads>;

type DbRow = Omit<WordPack, 'enabled' | 'words'> & { enabled: number; count: number; words: string };
const PACKS = sql`SELECT id, name, enabled, count, updated_at AS updatedAt FROM word_packs`;
const toPack = ({ id, name, enabled, count, updatedAt }: Omit<DbRow, 'words'>): WordPack => ({
  id,
  name,
  enabled: enabled === 1,
  words: count,
  updatedAt,
});

export const createWordPackReads = (run: Runner): WordPackReads => ({
  list: () => run.all<DbRow>(sql`${PACKS} ORDER BY name`).map(toPack),
  get(id) {
    const row = run.get<DbRow>(sql`${PACKS} WHERE id = ${id}`);
    const words = run.get<{ words: string }>(sql`SELECT words FROM word_packs WHERE id = ${id}`);
    if (row === undefined || words === undefined) return null;
    return { pack: toPack(row), words: JSON.parse(words.words) as PackWord[] };
  },
  active: (except = 0) =>
    run
      .all<DbRow>(sql`SELECT name, words FROM word_packs WHERE enabled = 1 AND id <> ${except} ORDER BY id`)
      .flatMap(({ name, words }): ActiveWord[] =>
        (JSON.parse(words) as PackWord[]).map((word) => ({ ...word, pack: name })),
      ),
});

export function createWordPackWrites(db: Db): WordPackWrites {
  const run = createRunner(db);
  const pack = (id: number): WordPack => {
    const row = run.get<DbRow>(sql`${PACKS} WHERE id = ${id}`);
    if (row === undefined) throw new AppError('NOT_FOUND', { what: 'word_pack' });
    return toPack(row);
  };
  return {
    save: immediate(db, ({ id, name, enabled, words }, now) =>
      unlessTaken(name, () => {
        const flag = enabled ? 1 : 0;
        const text = JSON.stringify(words);
        if (id === undefined) {
          const { lastInsertRowid } = run.run(sql`INSERT INTO word_packs (name, enabled, count, words, updated_at)
            VALUES (${name}, ${flag}, ${words.length}, ${text}, ${now})`);
          return pack(Number(lastInsertRowid));
        }
        pack(id);
        run.run(sql`UPDATE word_packs SET name = ${name}, enabled = ${flag}, count = ${words.length},
          words = ${text}, updated_at = ${now} WHERE id = ${id}`);
        return pack(id);
      }),
    ),
    enable: immediate(db, (id, enabled) => {
      pack(id);
      run.run(sql`UPDATE word_packs SET enabled = ${enabled ? 1 : 0} WHERE id = ${id}`);
      return pack(id);
    }),
    remove: immediate(db, (id) => {
      pack(id);
      run.run(sql`DELETE FROM word_packs WHERE id = ${id}`);
    }),
  };
}
