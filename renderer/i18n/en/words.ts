import { STATUS_WORDS } from '../../../shared/domain/status-words.ts';
import type { Texts } from '../texts.ts';
import type * as source from '../zh-CN/words.ts';
import { modemAdvice, modemCategory } from './modem.ts';
import { troubleAdvice, troubleCategory } from './trouble.ts';

export const { state, campaignState, kind, excluded } = STATUS_WORDS.en;

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
  cap: 'Your spending cap is reached',
  probe: 'The first few numbers did not get it; the rest is held',
  failed_share: 'Too many reports of failure',
  restored: 'The data came back from a backup; waiting for your go-ahead',
  approval: 'Above your limit: waiting for a second person',
};

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
  variable_too_long: 'A variable is too long',
  variable_link: 'A variable holds a link',
  duplicate: 'Duplicate number',
  invalid_number: 'Invalid number',
  cap_day: 'Had marketing today',
  cap_week: 'Weekly marketing cap reached',
  same_text: 'Had the same text lately',
  suspected: 'Probably a dead number',
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
  sim_marketing: 'Marketing over a SIM is off. Confirm the legal note on the modem screen, or use another channel.',
  template_required:
    'This channel sends approved templates only; the text cannot go as it is. Templates that would do: {{templates}}',
  template_gone: 'The provider has no template {{template}}. Sync the templates and choose one.',
  template_unapproved: 'The template “{{template}}” is not approved yet.',
  template_unmapped: 'Nothing fills the template’s variable “{{name}}” yet.',
  template_kind:
    'The template “{{template}}” is of another kind (notice or marketing) than this campaign; the provider may refuse it.',
  variable_too_long:
    '“{{name}}” is over {{max}} characters for {{recipients}} people. The provider would refuse these; they are left out.',
  variable_link: '“{{name}}” holds a link for {{recipients}} people. The provider forbids that; they are left out.',
  signature_unapproved: 'The signature “{{signature}}” is not approved at the provider.',
  signature_unknown: 'Signatures have never been synced: whether “{{signature}}” is approved is not known.',
  fallback_inexpressible:
    'The fallback “{{channel}}” sends templates only, and none can say the messages of {{recipients}} people.',
  fallback_unusable: 'A fallback channel is disabled or gone and will be skipped.',
  opt_out_missing: 'Marketing must tell people how to opt out. Fill in the words, e.g. 拒收请回复R.',
  opt_out_not_last: 'The opt-out words must come last; text follows them, so the provider may refuse it.',
  body_symbols: 'Some providers refuse marks like “{{characters}}”, and phones may not show them.',
  link_variable: 'There is a variable inside a link. Providers let fixed links pass; write one that does not change.',
  short_link: 'A short link hides where it leads and is often blocked. Use a full, registered address.',
  variables_adjacent: 'Two variables stand side by side; provider templates forbid it. Put a word or mark between.',
  phone_in_body: 'There is a mobile number in the text. A landline or 400 number passes more easily in marketing.',
  signature_generic: 'The signature “{{signature}}” does not say who you are. Use the shop, company or trademark.',
  risky_word: '“{{word}}”',
  own_word: '“{{word}}” is on your list “{{pack}}” ({{category}}). {{advice}}',
  value_risky: '{{recipients}} people’s values bring risky words or links in: {{words}}. Check the address book.',
  quiet_time: 'Quiet time for notices: it will wait until {{from}}.',
  probe_no_reports: 'This channel has no delivery reports; the trial will stop at its deadline and ask you.',
};

export const reportTrouble: Texts<typeof source.reportTrouble> = {
  REPORTS_STOPPED: 'No delivery reports have come for a while. Look into the provider’s console.',
  REPORTS_NOT_ENABLED:
    'No permission to pull delivery reports. Ask the provider to enable it; until then results are not known.',
  REPORTS_TAKEN: 'Another program takes the delivery reports. Only one may on an account: stop the other one.',
};

export const campaignNote: Texts<typeof source.campaignNote> = {
  rerouted: '“{{from}}” refused ({{code}}); {{recipients}} messages go over “{{to}}”.',
  carrier_held:
    '{{failures}} of the last {{seen}} to {{carrier}} on “{{channel}}” failed for one reason ({{code}}): {{carrier}} waits, the others go on.',
  carrier_reopened: '“{{channel}}” sends to {{carrier}} again.',
  probe_released:
    'Of the {{sent}} numbers that went ahead {{delivered}} got it ({{share}}% asked for); the rest follows.',
  probe_stopped:
    'Of the {{sent}} numbers that went ahead only {{delivered}} got it, {{failed}} failed ({{share}}% asked for); the rest was not sent.',
  held_requeued: '{{recipients}} people held back for frequency are queued again for their next allowed time.',
  approval_asked: '{{recipients}} recipients, above your limit: waiting for a second person.',
  approved: 'Approved; sending.',
  approval_withdrawn: 'Taken back while it waited for approval: a draft again, nothing was sent.',
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
    ...modemCategory,
    ...troubleCategory,
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
    ...modemAdvice,
    ...troubleAdvice,
  },
};
