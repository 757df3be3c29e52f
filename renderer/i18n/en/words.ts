import type { Texts } from '../texts.ts';
import type * as source from '../zh-CN/words.ts';

export const state: Texts<typeof source.state> = {
  queued: 'To be sent',
  submitting: 'Submitting',
  accepted: 'Awaiting report',
  delivered: 'Delivered',
  failed: 'Not delivered',
  rejected: 'Refused',
  unknown: 'Result unknown',
  no_report: 'No report',
  excluded: 'Left out',
  cancelled: 'Cancelled',
};

export const stateHint: Texts<typeof source.stateHint> = {
  queued: 'Not yet given to the channel, not charged',
  submitting: 'Being given to the channel',
  accepted: 'The channel has taken it; whether it arrived is not known until the carrier reports',
  delivered: 'The carrier reports: on the phone',
  failed: 'The carrier reports: not delivered',
  rejected: 'The channel refused it; it was not sent',
  unknown: 'The submission got no clear answer. It may or may not have been sent; it is never resent by itself',
  no_report: 'The channel took it, but no report came within the time limit',
  excluded: 'Left out during the check, not sent',
  cancelled: 'Cancelled, not sent',
};

export const campaignState: Texts<typeof source.campaignState> = {
  draft: 'Draft',
  planning: 'Preparing',
  scheduled: 'Scheduled',
  sending: 'Sending',
  paused: 'Paused',
  finished: 'Finished',
  cancelled: 'Cancelled',
};

export const pause: Texts<typeof source.pause> = {
  user: 'You paused it',
  unknown_result: 'Some submissions have an unknown result; waiting for your decision',
  account: 'Trouble with the channel account: the provider refused',
  balance: 'The channel’s balance is too low',
  content: 'The provider objects to the content or signature',
  portal: 'The provider wants something done in its console first (filing, review …)',
  rejected_share: 'Too many messages were refused',
  missed_start: 'The start time was missed (computer off or asleep)',
  clock: 'The computer’s clock was changed',
  storage: 'The disk cannot be written to, results cannot be recorded',
  restart: 'Feijian was restarted; waiting for your go-ahead',
  price: 'The channel’s price has changed',
  protocol: 'The provider’s answer could not be understood',
};

export const kind: Texts<typeof source.kind> = { notice: 'Notice', marketing: 'Marketing' };

export const blacklistSource: Texts<typeof source.blacklistSource> = {
  reply: 'Opted out by reply',
  manual: 'By hand',
  import: 'Import',
  carrier: 'Carrier',
  complaint: 'Complaint',
};

export const operator: Texts<typeof source.operator> = {
  mobile: 'Mobile',
  unicom: 'Unicom',
  telecom: 'Telecom',
  broadnet: 'Broadnet',
  virtual: 'Virtual',
  unknown: 'Unknown',
};

export const exclusion: Texts<typeof source.exclusion> = {
  blacklist: 'Blacklisted',
  opted_out: 'Opted out',
  excluded_group: 'In an excluded group',
  excluded_tag: 'Has an excluded tag',
  excluded_number: 'Among the excluded numbers',
  sent_recently: 'Sent to recently',
  in_campaign: 'Already in a chosen campaign',
  blank_variable: 'A variable is blank',
  too_long: 'Over the length limit',
  duplicate: 'Duplicate number',
  invalid_number: 'Invalid number',
};

export const problem: Texts<typeof source.problem> = {
  signature_missing: 'No signature chosen. Carriers block messages without one.',
  signature_length: 'A signature has {{min}}–{{max}} characters; this one has {{length}}.',
  signature_brackets: 'Leave out 【】 in the signature; they are added for you.',
  signature_blank: 'A signature holds no spaces. Take them out.',
  body_empty: 'There is no text yet.',
  body_brackets: '【】 in the text may be taken for a signature on the phone. Use 「」 or () instead.',
  variable_unknown: 'The variable “{{name}}” has no contact field. Choose one or delete it.',
  variable_unclosed: 'The brace at “{{text}}” has no partner. Add it or delete this one.',
  variable_empty: 'There is an empty {}. Name the variable or delete it.',
  variable_blank: '“{{name}}” is blank for {{recipients}} people. Give a default, or leave them out.',
  too_long: '{{over}} characters over the channel’s limit of {{max}}.',
  opt_out_present: 'The text already has opt-out words and another is added at the end. Delete the one in the text.',
  emoji: 'There are emoji or rare characters; each counts 2 and the channel may refuse them.',
  no_channel: 'No channel chosen. You can go on drafting and choose one before sending.',
  no_recipients: 'After the exclusions nobody is left.',
  outside_window: 'Outside the hours for marketing messages: this one waits until {{from}}.',
  start_in_past: 'The start time has passed. Choose another.',
  numbers_invalid: '{{numbers}} of the typed numbers are invalid and will not be sent to.',
};

export const carrier: Texts<typeof source.carrier> = {
  category: {
    ok: 'Delivered',
    pending: 'Not decided yet',
    number_dead: 'Number not in use',
    suspended: 'Line suspended',
    unreachable: 'Phone off or out of reach',
    expired: 'Not reached in time',
    handset: 'Phone or storage problem',
    blacklist: 'Carrier or platform blacklist',
    unsub: 'Has opted out',
    content: 'Content blocked',
    freq: 'Too many messages',
    window: 'Outside permitted hours',
    network: 'Network or gateway fault',
    route: 'Signature, filing or routing',
    rejected: 'Refused, reason unknown',
    unknown: 'Reason unknown',
    account: 'Problem with the channel account',
    balance: 'Balance used up',
    request: 'Request was wrong',
    undecided: 'Not certain whether it was submitted',
  },
  advice: {
    ok: 'Nothing to do.',
    pending: 'Wait a little; there is usually a result within 72 hours.',
    number_dead: 'Ask the customer for the right number; do not send again, dead numbers lower your delivery rate.',
    suspended: 'The number cannot receive for now. Try in a few days; if it persists, use another way.',
    unreachable: 'The phone may be off or without signal. Try once more at another time.',
    expired: 'The phone was unreachable for long. Try once more in a day or two.',
    handset: 'The phone’s memory is full or it cannot show this. Try once more in a few days.',
    blacklist: 'The carrier or platform has blacklisted this number. Do not send again; add it to your blacklist.',
    unsub: 'This person no longer wants messages. Do not send again; add the number to your blacklist.',
    content:
      'Change the text: remove sensitive words, links or exaggerations, and confirm the template with the provider.',
    freq: 'This number got too many messages. Wait at least a day.',
    window: 'Send again during the day (8:00–20:00).',
    network: 'Not the number’s fault. You may send once more later.',
    route: 'Ask the provider about the signature filing and channel rights first; sending again now will not help.',
    rejected: 'Ask the provider about the code; do not resend in bulk.',
    unknown: 'Ask the provider about the code.',
    account: 'Check key, permissions and IP list in the channel settings before sending again.',
    balance: 'Top up, then continue.',
    request: 'This is a fault of the software: please report the code. The message was not sent.',
    undecided: 'Look the result up first; sending again may reach the person twice.',
  },
};
