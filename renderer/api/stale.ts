import type { InfiniteData, Query, QueryClient } from '@tanstack/react-query';
import type { Method } from '../../shared/contract/contract.ts';
import type { Changed } from '../../shared/contract/events.ts';

/** What the composer shows about the draft's audience. */
const COSTS = [
  'costs.summary',
  'costs.postings',
  'costs.refunds',
  'costs.days',
  'costs.campaigns',
  'costs.customer',
] as const;
const COMPOSED = ['compose.totals', 'compose.recipients', 'compose.savings'] as const;

/** A conversation and the history of its number. */
const TALK = ['replies.conversations', 'replies.thread', 'replies.quote', 'timeline.head', 'timeline.page'] as const;

/** The one table: when rows of a kind changed, which queries show something old. */
export const STALE: Record<Changed, readonly Method[]> = {
  contacts: [
    'contacts.page',
    'contacts.count',
    'contacts.get',
    'contacts.customFields',
    'replies.conversations',
    'timeline.head',
    'timeline.page',
    'groups.list',
    'tags.list',
    'home.summary',
    ...COMPOSED,
  ],
  groups: ['groups.list', 'contacts.page', ...COMPOSED],
  tags: ['tags.list', 'contacts.page', ...COMPOSED],
  blacklist: [
    ...TALK,
    'blacklist.page',
    'blacklist.count',
    'blacklist.history',
    'blacklist.channelBlocks',
    'contacts.page',
    'contacts.count',
    ...COMPOSED,
  ],
  templates: ['templates.list'],
  signatures: ['signatures.list'],
  wordPacks: ['wordPacks.list', 'wordPacks.get', 'wordPacks.active', ...COMPOSED],
  channels: [
    'channels.list',
    'channels.providers',
    'channels.catalog.get',
    'channels.catalog.match',
    'home.summary',
    'costs.summary',
    ...COMPOSED,
  ],
  modems: ['modems.list', 'modems.ports', 'channels.list'],
  drafts: ['campaigns.list', 'drafts.get', 'home.summary'],
  campaigns: [
    'campaigns.list',
    'campaigns.get',
    'campaigns.breakdown',
    'campaigns.notes',
    'campaigns.heldBack',
    'campaigns.retryPreview',
    'home.summary',
    ...COSTS,
  ],
  messages: [
    'messages.page',
    'messages.count',
    'replies.thread',
    'timeline.head',
    'timeline.page',
    'messages.history',
    'campaigns.get',
    'campaigns.breakdown',
    'campaigns.retryPreview',
    'home.summary',
  ],
  replies: [...TALK, 'replies.page', 'replies.counts', 'replies.phrases', 'replies.rules', 'home.summary'],
  costs: [...COSTS, ...COMPOSED],
  backups: ['backups.list', 'backups.restored'],
  // the default hours decide whether the start lies outside them
  settings: ['settings.get', 'app.info', ...COMPOSED],
};

/** Beyond this a list is not fetched anew page by page under the reader's eyes: it only says that there is news. */
export const MOST_PAGES = 5;
const COALESCE = 250;

const tooLong = (query: Query): boolean => {
  const data = query.state.data as InfiniteData<unknown> | undefined;
  return Array.isArray(data?.pages) && data.pages.length > MOST_PAGES;
};

function refresh(client: QueryClient, methods: ReadonlySet<string>) {
  const touches = (query: Query) => methods.has(String(query.queryKey[0]));
  void client.invalidateQueries({ predicate: (query) => touches(query) && !tooLong(query) });
  void client.invalidateQueries({ predicate: (query) => touches(query) && tooLong(query), refetchType: 'none' });
}

/** Collects what changed over a quarter of a second, then marks those queries. */
export function createInvalidator(client: QueryClient): (what: Changed) => void {
  let pending = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (what) => {
    for (const method of STALE[what]) pending.add(method);
    if (timer === undefined)
      timer = setTimeout(() => {
        timer = undefined;
        refresh(client, pending);
        pending = new Set();
      }, COALESCE);
  };
}
