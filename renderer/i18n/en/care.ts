import type { Texts } from '../texts.ts';
import type { care as source } from '../zh-CN/care.ts';

export const care: Texts<typeof source> = {
  title: 'Careful sending',
  perDay: 'Marketing messages to a number a day',
  perDayHint:
    'All campaigns and channels together; what is above is held back and can be sent later. Empty means no limit.',
  perWeek: 'Marketing messages to a number in 7 days',
  perWeekHint: 'Today and the six days before. Empty means no limit.',
  sameText: 'Never the same text again within',
  sameTextHint: 'For so long a number does not get the very same text, notices included. 0 turns it off.',
  quiet: 'Quiet time for notices',
  quietHint:
    'No notices leave in this time; they wait for its end. Marketing has hours of its own. Empty means any hour. A channel may have its own.',
  quietOwnHint: 'Empty means the quiet time in Settings.',
  probe: 'Numbers that go ahead (each carrier)',
  probeHint: 'With “Try a few first” each carrier gets a few messages first, your own number before all others.',
  probeShare: 'Share of them that must arrive',
  probeShareHint: 'The rest follows once every carrier has reached it; otherwise it stops and asks you.',
  probeMinutes: 'Wait for them at most',
  approvalRecipients: 'Approval from so many recipients',
  approvalRecipientsHint:
    'Such a campaign stands still until a second person approves it. Empty means never; leave it empty if you work alone.',
  approvalCost: 'Approval from so much money',
  suspectAfter: 'Days of failure that make a dead number',
  suspectAfterHint:
    'Reported as not in use on so many different days, a number is tagged as probably dead; one delivery takes the tag off.',
  suspectRetest: 'Try dead numbers again after',
  suspectRetestHint: 'Where probably dead numbers are left out, each is tried once more after so long.',
  unit: {
    parts: 'messages',
    hours: 'hours',
    minutes: 'minutes',
    days: 'days',
    people: 'people',
    percent: '%',
    yuan: 'yuan',
  },
  suspected: 'Leave out probably dead numbers',
  suspectedSave: '{{people}} probably dead numbers ({{parts}} parts): ticking saves {{cost}} this time',
  suspectedSaved: '{{people}} probably dead numbers left out, {{retests}} tried once more',
  suspectedNext: '{{people}} probably dead numbers; leaving them out saves {{cost}} next time.',
  probeTitle: 'Try a few first',
  probeOn: 'First to {{count}} numbers of each carrier; the rest once {{share}}% of them got it',
  probeNote:
    'It waits {{minutes}} minutes at most; otherwise it stops, and the rest is neither sent nor charged. Small campaigns go at once.',
  held: {
    title: '{{people}} people were held back for frequency and can be sent to later',
    line: '{{reason}}: {{people}} people · {{parts}} parts · about {{cost}}, from {{time}}',
    act: 'Send later ({{people}} people · {{parts}} parts · about {{cost}})',
    done: '{{people}} people are queued again for their next allowed time',
  },
  /** of a message in the queue: its carrier fails for one reason too often */
  carrierHeld: '{{carrier}} on hold',
  probing: {
    out: 'Trying a few first: the rest follows once {{share}}% of them got it',
    outUntil: 'waits until {{time}} at the latest',
    stopped: 'The first few did not get it; the rest was not sent',
    carrier: '{{carrier}} {{delivered}}/{{sent}} delivered, {{failed}} failed',
  },
  approved: 'Approved',
  attempts: 'sent up to {{value}} times',
  repeatOverlap: '{{overlap}} people are the same.',
};
