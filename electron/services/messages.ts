import type { Handlers } from '../../shared/contract/contract.ts';
import type { Message } from '../../shared/contract/messages.ts';
import type { ServiceDeps } from './deps.ts';
import { fileLanguage } from './file-language.ts';
import type { Jobs } from './jobs.ts';
import { required } from './valid-number.ts';

type MessageHandlers = Pick<Handlers, Extract<keyof Handlers, `messages.${string}`>>;

export function createMessageService(deps: ServiceDeps, jobs: Jobs): MessageHandlers {
  const { storage, explain, files, transfer } = deps;
  const { campaigns, reports } = storage;
  return {
    async 'messages.page'({ filter, cursor, limit }) {
      const { rows, ...rest } = await campaigns.messages(filter, { cursor, limit });
      const category = ({ code, carrier }: Message) => (code === null ? null : explain(code, carrier).category);
      return { ...rest, rows: rows.map((row) => ({ ...row, category: category(row) })) };
    },
    'messages.count': async ({ filter }) => ({ total: await campaigns.countMessages(filter) }),
    async 'messages.history'({ id }) {
      const message = required(await campaigns.message(id));
      const [attempts, received, looks] = await Promise.all([
        campaigns.attempts(id),
        reports.ofMessage(id),
        storage.outbox.looksOf(id),
      ]);
      return {
        message,
        explanation: message.code === null ? null : explain(message.code, message.carrier),
        attempts: attempts.map(({ channelId: _channelId, ...attempt }) => attempt),
        reports: received,
        looks,
      };
    },
    async 'messages.export'({ filter, format, language: asked }) {
      return jobs.start('messages.export', async (run) => {
        const { fileId, path: out } = files.create(`messages.${format}`);
        const language = await fileLanguage(asked, storage.settings);
        await transfer('messages', { filter, format, out, language }, run);
        return { fileId };
      });
    },
  };
}
