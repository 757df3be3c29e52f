export const HELP = `Feijian command line

Usage: npm run -s cli -- COMMAND [options] [--json] [--data FOLDER] [--lang zh|en]

  count       count texts from standard input (opens no data)
  numbers     check numbers from standard input (opens no data)
  pdu         make and read SMS PDUs (opens no data)
  import      import a file of contacts
  contacts    look into the address book
  channels    list, add, set, test channels; ask the balance
  send        send a campaign
  campaigns   list campaigns
  campaign    one campaign: show, pause, resume, cancel, retry what failed, approve, send what was held back
  messages    the messages of a campaign
  replies     what customers wrote back
  costs       balances, spending and refunds due of every channel
  resolve     decide about messages whose result is unknown
  backup      make a backup now
  backups     list the backups
  restore     start over on a backup

Every command explains itself: npm run -s cli -- COMMAND --help
Exit codes: 0 done, 1 failed or refused, 2 wrong usage
`;

export const HELP_OF: Record<string, string> = {
  count: `count: a JSON object a line in, a JSON object a line out

  in  {"signature":"","body":"…","optOut":"","encoding":"106"|"gsm"}
  out {"text","encoding":"106"|"GSM7"|"UCS2","units","parts","perPart","remaining"}
  remaining: units still free in the last part. A line not understood gives {"error":"BAD_LINE","line":n} and exit code 1
`,
  numbers: `numbers: a number a line in, a JSON object a line out

  {"input","number":"11 digits or null","verdict":"ok"|"flag"|"invalid"|"not-smsable","reason","carrier","kind"}
  carrier: 中国移动 中国联通 中国电信 中国广电 工信部应急通信 null; kind: base mvno datacard iot emergency null
`,
  pdu: `pdu encode | decode: a line in, a JSON object a line out

encode
  in  {"number","text","statusReport":true|false,"validityMinutes":n,"messageReference":0-255,
       "concatRef":n,"concatRefBits":8|16,"smsc":"+86…"}; all but the first two may be null or left out:
       no report, no validity, 0, 0, 8, the SIM's own service centre
  out {"pdus":["hex",…],"cmgsLengths":[length for AT+CMGS,…]}, one a part
decode
  in  a PDU in hex, service centre first, as AT+CMGL, +CMT and +CDS print it
  out {"type":"SMS-DELIVER"|"SMS-STATUS-REPORT"|"SMS-SUBMIT","smsc","address","typeOfAddress","scts",…}
A line not understood gives {"error":{"code","field","offset","message"}} and exit code 1
`,
  import: `import FILE [options]: xlsx xls csv txt ods et vcf

  --group NAME           put them into a group, made when it does not exist
  --map FIELD=COLUMN,…   fields: number name gender birthday company remark group tag
                         consentSource consentDate custom:NAME skip; a column may be its position, from 1
  --merge RULE           keep | overwrite | fill (blanks only, the default)
  --sheet NAME           which sheet
  --encoding NAME        utf-8 | utf-16le | utf-16be | gb18030 (detected unless given)
  --no-header            the first line is data
  --check                count only, write nothing
`,
  contacts: `contacts [--search Q] [--group NAME] [--limit N (50)]

  Q: start of a number, last four digits, a name, pinyin or initials
`,
  channels: `channels [list]
channels add PROVIDER --name NAME [--set KEY=VALUE …] [--secret-stdin KEY] [--default]
channels set CHANNEL [--name NAME] [--set KEY=VALUE …] [--secret-stdin KEY] [--default]
channels test CHANNEL
channels balance CHANNEL
channels templates CHANNEL  the provider's templates: id, variables, review
channels providers

  CHANNEL is an id or a name. Secrets never stand on the command line: use the environment (FEIJIAN_APIKEY, say), or
  --secret-stdin KEY and standard input.
  Keys of every channel: rate burst batch dailyCap price (0.001 yuan a part) billing optOut windowFrom windowTo
  (minutes of the day) enabled
`,
  send: `send --group NAME | --to FILE  --signature S  --body B | --template NAME | --provider-template ID  --kind notice|marketing

  --channel CHANNEL      id or name (the default channel)
  --fallback C1,C2       channels, ids or names, tried in this order after a definite refusal by the one before
  --provider-template T  id or name of a template at the provider (channels that send only those; channels templates lists)
  --fill VARIABLE=FIELD  what fills the provider's variable, once for each; VARIABLE:=TEXT for fixed words
  --at TIME              "2026-01-02 09:30" (China time) or ISO with a zone
  --rate N               at most N a second this time
  --map FIELD=COLUMN,…   with --to, as for import; columns of the file may be variables {COLUMN}
  --name NAME            name of the campaign
  --yes                  do not ask
  --without-consent      marketing also to people without consent on record (you answer for it)
  --allow-repeat         even when the same text went to the same people within 24 hours
  --wait WHAT            submission (default) | reports | none
  --timeout SECONDS      how long to wait at most (else until no report has come for a minute)

  Shows recipients, parts and price, then asks. People of --to are kept in a new group of the address book.
  Ctrl+C pauses the campaign; nothing unsent is lost.
`,
  campaigns: `campaigns [--state STATE] [--limit N (20)]

  states: draft planning scheduled sending paused finished cancelled
`,
  campaign: `campaign ID [pause|resume|cancel|retry-failed|approve|send-held] [--yes] [--wait submission|reports|none] [--timeout SECONDS]

  approve    lets a campaign go that waits for a second person
  send-held  those held back because of frequency, each when the number may be written to again
  all but pause and cancel wait until everything is submitted
`,
  messages: `messages ID [--state STATE] [--limit N (all)]

  states: queued submitting accepted delivered failed rejected unknown no_report excluded cancelled
`,
  replies: `replies [--unread] [--limit N (50)]

  newest first; --unread lists only those nobody has read
`,
  costs: `costs

  a line a channel: what is left, today, this month, bound, charged, due back
`,
  resolve: `resolve ID --unknown query|sent|resend [--yes] [--wait submission|reports|none]

  query   ask the provider; costs nothing
  sent    treat as sent: never sent again, somebody may be left without it
  resend  send again: somebody may get it twice, billed once more
`,
  backup: `backup

  a copy of the data, encrypted like it and read back from end to end
`,
  backups: `backups

  what can be restored, newest first
`,
  restore: `restore FILE [--yes]

  backs up what is here first; what was sent since comes back from the journal and is not sent again, campaigns stand still
`,
};
