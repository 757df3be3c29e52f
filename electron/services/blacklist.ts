import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Handlers } from '../../shared/contract/contract.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { parseNumber } from '../../shared/domain/phone.ts';
import type { ServiceDeps } from './deps.ts';
import { isUsable, requireNumber } from './valid-number.ts';

type BlacklistHandlers = Pick<Handlers, Extract<keyof Handlers, `blacklist.${string}`>>;

/** Lines looked at before other calls get their turn. */
const SLICE = 2000;
const MOST_INVALID_SHOWN = 1000;

export function createBlacklistService({ storage, clock, emit, files, transfer }: ServiceDeps): BlacklistHandlers {
  const { contacts, optOuts } = storage;
  const changed = () => {
    emit('changed', { what: 'blacklist' });
    for (const what of ['contacts', 'campaigns', 'messages'] as const) emit('changed', { what });
  };
  return {
    'blacklist.page': ({ q, cursor, limit }) => contacts.blacklistPage(q, { cursor, limit }),
    'blacklist.count': async () => ({ total: await contacts.blacklistCount() }),
    async 'blacklist.add'({ text, reason, source, proof }) {
      const { numbers, invalid } = await readNumbers(text);
      const rows = [...numbers].map((number) => ({ number, source, reason, proof }));
      const counts = rows.length === 0 ? { added: 0, already: 0 } : await contacts.blacklist(rows, clock.now());
      if (counts.added > 0) changed();
      return { ...counts, invalid };
    },
    async 'blacklist.remove'({ numbers, reason }) {
      const wanted = numbers.map((number) => parseNumber(number).number ?? number);
      const removed = await contacts.unblacklist(wanted, reason, clock.now());
      if (removed > 0) changed();
      return { removed };
    },
    async 'blacklist.history'({ number: typed }) {
      const number = requireNumber(typed);
      const [rows, standing] = await Promise.all([optOuts.history(number), optOuts.standing(number)]);
      return { rows, ...standing };
    },
    'blacklist.channelBlocks': ({ cursor, limit }) => optOuts.channelBlocks({ cursor, limit }),
    async 'blacklist.unblockChannel'(request) {
      if (!(await optOuts.unblockChannel(request, clock.now()))) throw new AppError('NOT_FOUND');
      changed();
      return {};
    },
    async 'blacklist.import'({ source, reason }) {
      const path = 'fileId' in source ? files.find(source.fileId).path : null;
      const { numbers, ...list } = await transfer('optOuts', { source, path });
      const rows = numbers.map((number) => ({ number, source: 'import' as const, reason, proof: '' }));
      const counts = rows.length === 0 ? { added: 0, already: 0 } : await contacts.blacklist(rows, clock.now());
      if (counts.added > 0) changed();
      return { ...list, ...counts };
    },
  };
}

/** A line is one number, blanks and dashes and all, or several apart by commas or blanks. */
async function readNumbers(text: string) {
  const numbers = new Set<string>();
  const invalid: { input: string; reason: string }[] = [];
  const take = (input: string): boolean => {
    const verdict = parseNumber(input);
    if (!isUsable(verdict)) return false;
    numbers.add(verdict.number);
    return true;
  };
  let seen = 0;
  for (const line of text.split(/[\r\n,，;；、|\t]+/)) {
    seen += 1;
    if (seen % SLICE === 0) await nextTurn();
    const trimmed = line.trim();
    if (trimmed === '' || take(trimmed)) continue;
    for (const word of trimmed.split(/\s+/)) {
      if (!take(word) && invalid.length < MOST_INVALID_SHOWN) {
        invalid.push({ input: word.slice(0, 40), reason: parseNumber(word).reason });
      }
    }
  }
  return { numbers, invalid };
}
