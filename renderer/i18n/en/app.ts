import type { Texts } from '../texts.ts';
import type * as source from '../zh-CN/app.ts';

export const app: Texts<typeof source.app> = {
  name: 'Feijian',
  skipToContent: 'Skip to content',
  menu: {
    label: 'Main menu',
    home: 'Home',
    compose: 'New campaign',
    campaigns: 'Campaigns',
    records: 'Messages',
    replies: 'Replies',
    contacts: 'Contacts',
    templates: 'Templates',
    blacklist: 'Blacklist',
    costs: 'Costs',
    channels: 'Channels',
    settings: 'Settings',
  },
  simulated: 'Practice mode: no real messages are sent',
  simulatedHint: 'To reach your customers, add an SMS provider under Channels.',
  simulatedDefault: 'The default channel only practises',
  simulatedDefaultHint:
    'Unless you choose another channel, nothing is really sent. Make the other one the default under Channels.',
  openChannels: 'Open channels',
  addChannel: 'Add a channel',
  lost: {
    title: 'The connection to Feijian was lost. Reconnecting…',
    hint: 'Campaigns already started go on in the background. If your last action showed no result, check it before you repeat it.',
    retry: 'Reconnect now',
  },
  denied: {
    title: 'This window is no longer signed in',
    hint: 'The start address works only once, or Feijian was restarted. Close this page and open Feijian again from its icon or start command. Your campaigns and data are safe.',
  },
  broken: {
    title: 'Something went wrong on this page',
    hint: 'No data was lost and running campaigns go on. Open the page again; if this keeps happening, send the lines below to support.',
    reload: 'Open again',
    home: 'Back to home',
  },
  notice: {
    campaign_finished: '“{{name}}” has been submitted',
    campaign_finished_hint: 'Whether messages arrived is known from the delivery reports, which come in over time.',
    campaign_paused: '“{{name}}” is paused',
    campaign_paused_hint: 'Messages not yet submitted have not been sent. Look at the reason before you resume.',
    import_finished: 'Import finished: {{created}} new, {{updated}} updated',
    import_finished_hint: 'You find them under Contacts.',
    missed_start: '“{{name}}” missed its start time',
    missed_start_hint:
      'The computer was off or asleep, nothing was sent. Decide whether to send now or at another time.',
    low_balance: 'The balance of “{{name}}” is getting low',
    low_balance_hint: 'Top up with the provider, so that no campaign stops half way.',
    open: 'Open',
  },
};
