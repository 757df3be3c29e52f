import { settings as settingsSchema } from '../../../shared/contract/app.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { Signature, Template } from '../../../shared/contract/templates.ts';
import type { SettingsStore, TemplateStore } from '../template-store.ts';
import type { Db } from './connection.ts';
import { createRunner, immediate, type Runner, sql } from './sql.ts';
import type { Sync } from './sync.ts';
import { unlessTaken } from './unique.ts';

export type TemplateReads = Pick<Sync<TemplateStore>, 'list' | 'get' | 'signatures'>;
export type TemplateWrites = Omit<Sync<TemplateStore>, keyof TemplateReads>;

type TemplateDbRow = Omit<Template, 'bindings'> & { bindings: string };
type SignatureDbRow = Omit<Signature, 'isDefault'> & { isDefault: number };
const TEMPLATES = sql`SELECT id, name, kind, body, bindings, last_used_at AS lastUsedAt, updated_at AS updatedAt FROM templates`;
const SIGNATURES = sql`SELECT id, text, remark, is_default AS isDefault, last_used_at AS lastUsedAt FROM signatures`;
const toTemplate = (row: TemplateDbRow): Template => ({ ...row, bindings: JSON.parse(row.bindings) });
const toSignature = (row: SignatureDbRow): Signature => ({ ...row, isDefault: row.isDefault === 1 });

export const createTemplateReads = (run: Runner): TemplateReads => ({
  list(q) {
    const text = q?.trim() ?? '';
    const some = text === '' ? sql`1` : sql`(instr(lower(name), lower(${text})) > 0 OR instr(body, ${text}) > 0)`;
    return run.all<TemplateDbRow>(sql`${TEMPLATES} WHERE ${some} ORDER BY updated_at DESC, id DESC`).map(toTemplate);
  },
  get(id) {
    const row = run.get<TemplateDbRow>(sql`${TEMPLATES} WHERE id = ${id}`);
    return row === undefined ? null : toTemplate(row);
  },
  signatures: () =>
    run.all<SignatureDbRow>(sql`${SIGNATURES} ORDER BY is_default DESC, last_used_at DESC, id`).map(toSignature),
});

export function createTemplateWrites(db: Db): TemplateWrites {
  const run = createRunner(db);
  const reads = createTemplateReads(run);
  const template = (id: number): Template => {
    const found = reads.get(id);
    if (found === null) throw new AppError('NOT_FOUND', { what: 'template' });
    return found;
  };
  const insert = ({ name, kind, body, bindings }: Pick<Template, 'name' | 'kind' | 'body' | 'bindings'>, now: number) =>
    Number(
      run.run(sql`INSERT INTO templates (name, kind, body, bindings, updated_at)
        VALUES (${name}, ${kind}, ${body}, ${JSON.stringify(bindings)}, ${now})`).lastInsertRowid,
    );
  return {
    save: immediate(db, ({ id, ...input }, now) =>
      unlessTaken(input.name, () => {
        if (id === undefined) return template(insert(input, now));
        template(id);
        run.run(sql`UPDATE templates SET name = ${input.name}, kind = ${input.kind}, body = ${input.body},
          bindings = ${JSON.stringify(input.bindings)}, updated_at = ${now} WHERE id = ${id}`);
        return template(id);
      }),
    ),
    duplicate: immediate(db, (id, now) => {
      const source = template(id);
      const taken = new Set(reads.list().map(({ name }) => name));
      let n = 2;
      while (taken.has(`${source.name} (${n})`)) n++;
      return template(insert({ ...source, name: `${source.name} (${n})` }, now));
    }),
    remove: immediate(db, (id) => {
      template(id);
      run.run(sql`DELETE FROM templates WHERE id = ${id}`);
    }),
    saveSignature: immediate(db, ({ id, text, remark, isDefault }) =>
      unlessTaken(text, () => {
        const flag = isDefault ? 1 : 0;
        if (isDefault) run.run(sql`UPDATE signatures SET is_default = 0`);
        if (id === undefined) {
          run.run(sql`INSERT INTO signatures (text, remark, is_default) VALUES (${text}, ${remark}, ${flag})`);
        } else {
          const { changes } = run.run(
            sql`UPDATE signatures SET text = ${text}, remark = ${remark}, is_default = ${flag} WHERE id = ${id}`,
          );
          if (changes === 0) throw new AppError('NOT_FOUND', { what: 'signature' });
        }
        const row = run.get<SignatureDbRow>(sql`${SIGNATURES} WHERE text = ${text}`);
        if (row === undefined) throw new AppError('NOT_FOUND', { what: 'signature' });
        return toSignature(row);
      }),
    ),
    removeSignature: immediate(db, (id) => {
      const { changes } = run.run(sql`DELETE FROM signatures WHERE id = ${id}`);
      if (changes === 0) throw new AppError('NOT_FOUND', { what: 'signature' });
    }),
    markUsed: immediate(db, (templateId, signature, now) => {
      run.run(sql`UPDATE templates SET last_used_at = ${now} WHERE id = ${templateId}`);
      run.run(sql`UPDATE signatures SET last_used_at = ${now} WHERE text = ${signature}`);
    }),
  };
}

export type SettingsReads = Pick<Sync<SettingsStore>, 'get' | 'getValue'>;
export type SettingsWrites = Pick<Sync<SettingsStore>, 'set' | 'setValue'>;
const APP = 'app';

export const createSettingsReads = (run: Runner): SettingsReads => {
  const value = (key: string): string | null =>
    run.get<{ value: string }>(sql`SELECT value FROM settings WHERE key = ${key}`)?.value ?? null;
  return {
    get: () => settingsSchema.parse(JSON.parse(value(APP) ?? '{}')),
    getValue: (key) => value(`value:${key}`),
  };
};

export function createSettingsWrites(db: Db): SettingsWrites {
  const run = createRunner(db);
  const reads = createSettingsReads(run);
  const put = (key: string, value: string): void =>
    void run.run(sql`INSERT INTO settings VALUES (${key}, ${value}) ON CONFLICT DO UPDATE SET value = excluded.value`);
  return {
    set: immediate(db, (patch) => {
      const next = settingsSchema.parse({ ...reads.get(), ...patch });
      put(APP, JSON.stringify(next));
      return next;
    }),
    setValue: immediate(db, (key, value) => put(`value:${key}`, value)),
  };
}
