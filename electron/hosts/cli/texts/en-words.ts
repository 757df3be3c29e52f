import type { Texts } from './zh.ts';

export const STATES: Texts['states'] = {
  draft: 'draft',
  planning: 'being prepared',
  scheduled: 'scheduled',
  sending: 'sending',
  paused: 'paused',
  finished: 'finished',
  cancelled: 'cancelled',
};

export const KINDS: Texts['kinds'] = { notice: 'notice', marketing: 'marketing' };

export const MESSAGE: Texts['message'] = {
  queued: 'queued',
  submitting: 'submitting',
  accepted: 'waiting for report',
  delivered: 'delivered',
  failed: 'failed',
  rejected: 'refused',
  unknown: 'unknown',
  no_report: 'no report',
  excluded: 'left out',
  cancelled: 'cancelled',
};

export const PAUSES: Texts['pauses'] = {
  user: 'paused by hand',
  unknown_result: 'some results are unknown: decide with resolve',
  account: 'the account or key was refused',
  balance: 'the balance is too low',
  content: 'the text or signature was refused',
  portal: 'the network asks to sign in (a web page came back)',
  rejected_share: 'too large a share was refused',
  missed_start: 'the start time was missed',
  clock: 'the clock of this computer is wrong',
  storage: 'data could not be written',
  restart: 'the program was restarted',
  price: 'the charge is not what was planned',
  protocol: 'the provider’s answer could not be read',
};

export const PROBLEMS: Texts['problems'] = {
  signature_missing: 'no signature',
  signature_length: 'the signature’s length does not suit the channel',
  signature_brackets: 'leave 【】 out of the signature',
  signature_blank: 'the signature holds blanks',
  body_empty: 'no text',
  body_brackets: 'the text holds 【】',
  variable_unknown: 'a variable has no field',
  variable_unclosed: 'a variable lacks its }',
  variable_empty: 'a variable {} has no name',
  variable_blank: 'some recipients have nothing for a variable',
  too_long: 'longer than the channel allows',
  opt_out_present: 'the text already tells how to opt out',
  emoji: 'holds emoji, which the channel may refuse',
  no_channel: 'no channel chosen',
  no_recipients: 'no recipients',
  outside_window: 'outside marketing hours: it will wait for them',
  start_in_past: 'the start time has passed',
  numbers_invalid: 'some numbers are not valid',
};

export const EXCLUDED: Texts['excluded'] = {
  blacklist: 'blacklist',
  opted_out: 'opted out',
  excluded_group: 'excluded group',
  excluded_tag: 'excluded tag',
  excluded_number: 'excluded number',
  sent_recently: 'written to recently',
  in_campaign: 'excluded campaign',
  blank_variable: 'blank variable',
  too_long: 'too long',
  duplicate: 'duplicate',
  invalid_number: 'invalid number',
};

export const CHECKS: Texts['checks'] = {
  network: 'network',
  credentials: 'key',
  clock: 'clock',
  ip: 'IP list',
  balance: 'balance',
  signature: 'signature',
  template: 'template',
  reports: 'reports',
  replies: 'replies',
  port: 'serial port',
  modem: 'modem',
  sim: 'SIM card',
  registration: 'registration',
  signal: 'signal',
  smsc: 'SMS centre',
  storage: 'storage',
};

export const REASONS: Texts['reasons'] = {
  empty: 'no number',
  not_a_number: 'not a mobile number',
  several_numbers: 'several numbers in a cell',
  excel_rounded: 'rounded by Excel',
  too_short: 'too few digits',
  too_long: 'too many digits',
  landline: 'landline',
  foreign: 'not a mainland China number',
  iot: 'IoT card',
  unassigned: 'range not in use',
  data_card: 'data card',
  satellite: 'satellite phone',
  emergency: 'emergency range',
  segment_disputed: 'range in doubt',
  duplicate: 'twice in the file',
  blacklisted: 'blacklist',
};
