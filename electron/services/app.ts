import type { Handlers } from '../../shared/contract/contract.ts';
import { startOfShanghaiDay } from '../../shared/domain/shanghai.ts';
import type { CampaignRow } from '../storage/campaign-store.ts';
import type { ServiceDeps } from './deps.ts';

type AppHandlers = Pick<Handlers, 'app.info' | 'settings.get' | 'settings.set' | 'home.summary'>;

export function createAppService(deps: ServiceDeps): AppHandlers {
  const { storage, clock, emit, facts, secrets } = deps;
  return {
    async 'app.info'() {
      const [contacts, campaigns] = await Promise.all([
        storage.contacts.page({}, { cursor: null, limit: 1 }),
        storage.campaigns.list({}, { cursor: null, limit: 1 }),
      ]);
      const firstRun = contacts.rows.length === 0 && campaigns.rows.length === 0;
      return { ...facts, secrets: secrets.kind, firstRun };
    },
    'settings.get': () => storage.settings.get(),
    async 'settings.set'(patch) {
      const settings = await storage.settings.set(patch);
      emit('changed', { what: 'settings' });
      return settings;
    },
    async 'home.summary'() {
      const now = clock.now();
      const [contacts, channels, today, todo, active] = await Promise.all([
        storage.contacts.count({}),
        storage.channels.list(),
        storage.campaigns.totalsSince(startOfShanghaiDay(now)),
        storage.campaigns.todo(),
        storage.campaigns.active(),
      ]);
      return {
        contacts,
        channels: await Promise.all(
          channels.map(async ({ id, name, provider, balance }) => {
            const { descriptor } = deps.providers.find((one) => one.descriptor.provider === provider) ?? {};
            // never asked, or it cannot be: what our own books say, once money was entered
            const left = balance === null ? (await storage.ledger.spending(id, now)).left : null;
            const booked = left === null ? null : { kind: 'money' as const, amount: left, at: now };
            const { simulated = false, balance: balanceAsked = false } = descriptor ?? {};
            return { id, name, provider, simulated, balance: balance ?? booked, balanceAsked };
          }),
        ),
        today,
        todo,
        next: nextStart(active, now),
        running: active.filter(({ state }) => state === 'sending').map(progress),
      };
    },
  };
}

function nextStart(active: CampaignRow[], now: number) {
  const due = active
    .filter(({ state }) => state === 'scheduled')
    .map(({ id, name, startAt }) => ({ id, name, startAt: startAt ?? now }))
    .sort((a, b) => a.startAt - b.startAt);
  return due[0] ?? null;
}

function progress({ id, name, total, counts }: CampaignRow) {
  return { id, name, done: total - counts.queued - counts.submitting, total };
}
