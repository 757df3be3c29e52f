import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { CARRIER_CATEGORIES } from '../../electron/channels/carrier-codes.ts';
import { en } from '../../renderer/i18n/en/index.ts';
import { zhCN } from '../../renderer/i18n/zh-CN/index.ts';
import { contract } from '../../shared/contract/contract.ts';
import { events } from '../../shared/contract/events.ts';
import { EXCLUDED_CODES } from '../../shared/domain/status.ts';

type Def = Record<string, unknown> & { type: string };
interface Found {
  where: string;
  codes: string[];
}
const CHILDREN = ['element', 'innerType', 'in', 'out', 'left', 'right', 'keyType', 'valueType', 'rest'];

/** Every list of codes in a schema, with the path of the field that holds one. */
function* codeLists(schema: z.ZodType, where: string, above: readonly z.ZodType[] = []): Generator<Found> {
  if (above.includes(schema)) return;
  const def = schema._zod.def as unknown as Def;
  const below = [...above, schema];
  if (def.type === 'enum') yield { where, codes: Object.values(def.entries as Record<string, string>).sort() };
  if (def.type === 'object')
    for (const [key, field] of Object.entries(def.shape as Record<string, z.ZodType>))
      yield* codeLists(field, `${where}.${key}`, below);
  const lists = [...CHILDREN.map((key) => def[key]), ...((def.options ?? def.items ?? []) as unknown[])];
  for (const child of lists) if (child) yield* codeLists(child as z.ZodType, where, below);
}

const lists = [
  ...Object.entries(contract).flatMap(([name, { input, output }]) => [
    ...codeLists(output, name),
    ...codeLists(input, name),
  ]),
  ...Object.entries(events).flatMap(([name, schema]) => [...codeLists(schema, `events.${name}`)]),
];

/** One field that holds the codes → the keys their words stand under. */
const WORDS: Record<string, string[]> = {
  'app.info.host': ['settings.hosts'],
  'app.info.secrets': ['settings.secretsBy'],
  'settings.get.theme': ['settings.themes'],
  'contacts.page.rows.gender': ['contacts'],
  'contacts.page.rows.carrier': ['operator'],
  'contacts.page.rows.consentGround': ['consent.grounds'],
  'blacklist.page.rows.source': ['blacklistSource'],
  'blacklist.add.source': ['blacklistSource'],
  'blacklist.history.rows.what': ['blacklist.event', 'timeline.blacklist'],
  'import.inspect.columns.guess': ['import.target'],
  'import.check.merge': ['import.columns.mergeRule', 'import.columns.mergeHint'],
  'jobs.get.error.code': ['error'],
  'templates.list.rows.kind': ['kind'],
  'wordPacks.get.words.severity': ['templates.words.severity'],
  'wordPacks.read.broken.reason': ['templates.words.reason'],
  'channels.providers.rows.content': ['channels.facts.contents'],
  'channels.providers.rows.ipWhitelist': ['channels.facts.ips'],
  'channels.providers.rows.billing': ['channels.facts.billings', 'channels.form.billings', 'costs.billing'],
  'channels.list.rows.reportTrouble.code': ['reportTrouble'],
  'channels.test.checks.item': ['channels.check.item', 'channels.check.next'],
  'channels.catalog.sync.templates.kind': ['channels.catalog.kind'],
  'channels.catalog.sync.templates.review': ['channels.catalog.review'],
  'modems.list.rows.warnings': ['modem.warning'],
  'modems.list.rows.standstill.why': ['modems.standstill'],
  'modems.list.rows.state': ['modems.state'],
  'modems.list.rows.info.carrier': ['operator'],
  'modems.sendTest.outcome': ['modems.test'],
  'replies.conversations.filter': ['replies.filter'],
  'replies.thread.rows.ruled.withheld': ['replies.withheld'],
  'replies.thread.rows.state': ['state', 'stateHint'],
  'replies.thread.rows.origin': ['replies.origin'],
  'replies.quote.problems.key': ['problem'],
  'replies.quote.problems.severity': ['composer.problem'],
  'replies.quote.excluded': ['exclusion'],
  'replies.rules.rules.match': ['replies.rules.match'],
  'replies.rules.check.problems.key': ['replies.ruleProblem'],
  'replies.rules.check.problems.severity': ['composer.problem'],
  'timeline.page.rows.attempts.outcome': ['records.outcome'],
  'timeline.page.rows.reports.status': ['records.report'],
  'drafts.save.draft.missing': ['composer.bindings'],
  'campaigns.list.rows.state': ['campaignState'],
  'campaigns.list.rows.pauseReason': ['pause', 'campaigns.pause.next'],
  'campaigns.notes.rows.key': ['campaignNote'],
  'messages.export.format': ['records.export'],
  'unknown.resolve.action': ['campaigns.unknown'],
  'costs.summary.rows.alarm': ['costs.alarm'],
  'costs.postings.rows.from': ['costs.account'],
  'costs.refunds.settle.to': ['costs.refunds'],
  'costs.days.rows.whys.why': ['costs.why'],
  'backups.list.rows.kind': ['backups.kind'],
  'backups.restored.reason': ['backups.restored'],
  'events.notice.kind': ['app.notice'],
};

/** What a screen never shows as such: it draws something else for it, or only passes it on. */
const UNSEEN = [
  'settings.get.language',
  'home.summary.channels.balance.kind',
  'proofs.add.type',
  'evidence.export.format',
  'evidence.export.language',
  'files.begin.purpose',
  'import.inspect.format',
  'import.inspect.columns.because',
  'jobs.get.kind',
  'jobs.get.state',
  'channels.providers.rows.fields.kind',
  'channels.providers.rows.counting',
  'channels.providers.rows.reports',
  // explained as carrier.category.modem_<code>, see below
  'modems.list.rows.trouble',
  'modems.log.rows.direction',
  'replies.page.rows.verdict',
  'campaigns.list.rows.probe.state',
  'messages.history.looks.result',
  'costs.post.kind',
  'costs.refunds.export.numbers',
  'costs.days.rows.source',
  'events.changed.what',
];

const codesAt = (where: string): string[] => {
  const found = lists.find((list) => list.where === where);
  if (found === undefined) throw new Error(`no codes at ${where}`);
  return found.codes.filter((code) => code !== '');
};
/** codes without words under a prefix, in either language */
function missing(prefix: string, codes: readonly string[]): string[] {
  return [zhCN, en].flatMap((texts) => {
    const words = prefix.split('.').reduce<unknown>((tree, key) => (tree as Record<string, unknown>)?.[key], texts);
    return codes
      .filter((code) => !((words as Record<string, unknown>)?.[code] ?? false))
      .map((code) => `${texts === en ? 'en' : 'zh-CN'} ${prefix}.${code}`);
  });
}

describe('codes that reach a screen', () => {
  test('are all known: a new list of the contract has its words named here, or the reason why it needs none', () => {
    const known = new Set([...Object.keys(WORDS), ...UNSEEN].map((where) => codesAt(where).join(' ')));
    const unknown = lists.filter(({ codes }) => !known.has(codes.filter((code) => code !== '').join(' ')));
    expect(unknown.map(({ where }) => where)).toEqual([]);
  });

  test('have words in both languages', () => {
    const gaps = Object.entries(WORDS).flatMap(([where, prefixes]) =>
      prefixes.flatMap((prefix) => missing(prefix, codesAt(where))),
    );
    expect(gaps).toEqual([]);
  });

  test('so do those that are stored with a message, and what carriers, providers and modems say', () => {
    const gaps = [
      ...missing('excluded', EXCLUDED_CODES),
      ...missing('carrier.category', CARRIER_CATEGORIES),
      ...missing('carrier.advice', CARRIER_CATEGORIES),
    ];
    expect(gaps).toEqual([]);
  });
});
