import type { Texts } from '../texts.ts';
import type * as source from '../zh-CN/home.ts';

export const home: Texts<typeof source.home> = {
  title: 'Home',
  compose: 'New campaign',
  import: 'Import contacts',
  today: {
    title: 'Today',
    submitted: 'Submitted',
    delivered: 'Delivered',
    failed: 'Not delivered',
    waiting: 'Awaiting report',
    unknown: 'Result unknown',
    cost: 'Spent today',
    rate: 'Success rate',
    rateHint:
      'Delivered ÷ (delivered + not delivered); messages awaiting a report or with an unknown result are not counted',
    none: 'Nothing has been sent today',
  },
  balance: {
    title: 'Balance',
    unasked: 'Not asked yet',
    cannot: 'Cannot be asked',
    at: 'as of {{time}}',
    refresh: 'Ask for the balance',
    partsLeft: '{{value}} parts left',
    none: 'No channel yet',
    noneHint: 'You can draft messages and import contacts without one.',
    add: 'Add a channel',
  },
  todo: {
    title: 'To do',
    unknown: 'Unknown results to decide: {{value}}',
    replies: 'New replies: {{value}}',
    followUps: 'Conversations to follow up: {{value}}',
    drafts: 'Unfinished drafts: {{value}}',
    paused: 'Paused campaigns: {{value}}',
    none: 'Nothing needs your attention',
    open: 'Open',
  },
  running: {
    title: 'Being sent',
    none: 'No campaign is being sent right now',
    progress: '{{done}} of {{total}}',
  },
  next: {
    title: 'Next scheduled campaign',
    none: 'Nothing is scheduled',
  },
  steps: {
    title: 'Start in three steps',
    lead: 'Walk the whole way now with the built-in practice channel. It costs nothing and sends no real messages.',
    contacts: 'Import your contacts',
    contactsHint: 'Excel, WPS or CSV files, or pasted text. Duplicates and invalid numbers are found for you.',
    contactsDone: '{{value}} people in your contacts',
    contactsAct: 'Import',
    compose: 'Write a message and try it',
    composeHint:
      'See length and billed parts while you write, then send by the practice channel and watch reports, failures and opt-outs.',
    composeAct: 'Write',
    channel: 'Connect a real channel',
    channelHint:
      'When you have your provider’s key, enter it under Channels. Once the check passes you can really send.',
    channelDone: 'A real channel is ready',
    channelAct: 'Add a channel',
  },
};
