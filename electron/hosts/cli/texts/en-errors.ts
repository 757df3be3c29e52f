import type { ErrorData } from '../../../../shared/contract/errors.ts';
import type { Texts } from './zh.ts';
import type { PDU_ERRORS as ZH_PDU_ERRORS } from './zh-errors.ts';

const KEY_LOST =
  'The key files (feijian.key, secrets.key) are missing or do not fit; nothing was changed. Put the original ones back into the data folder';
const DAMAGED: Record<string, string> = {
  KEY_IN_SYSTEM_STORE:
    "The keys of this data folder are kept by the system's key store; nothing was changed. Open it with the Electron Feijian, as the same system user",
  KEY_MISSING: KEY_LOST,
  KEY_UNREADABLE: KEY_LOST,
};

export const ERRORS: Texts['errors'] = {
  INTERNAL: () => 'Something went wrong inside the program; it stopped',
  BAD_INPUT: (d) => `Wrong input${d.path === undefined ? '' : `: ${d.path}`}`,
  UNAUTHORIZED: () => 'Not allowed',
  NOT_FOUND: () => 'Not found; it may have been deleted',
  CONFLICT: () => 'Changed elsewhere just now; try again',
  CANCELLED: () => 'Cancelled; nothing changed',
  DATA_FOLDER_IN_USE: (d) =>
    `The data folder is in use${holder(d)}. Close that first, or name another folder with --data`,
  DATA_FOLDER_READ_ONLY: () =>
    'The data folder cannot be written to. Check its permissions, or name another with --data',
  DATABASE_NEWER: () => 'The data was made by a newer Feijian; nothing was changed. Update Feijian',
  DATABASE_DAMAGED: (d) =>
    DAMAGED[String(d.reason)] ?? 'The database cannot be opened; nothing was changed. Restore a backup',
  DISK_FULL: () => 'The disk is full; nothing was written. Make room and try again',
  FILE_MISSING: () => 'The file does not exist or cannot be read',
  FILE_EMPTY: () => 'The file is empty',
  FILE_TOO_LARGE: () => 'The file is too large; split it',
  FILE_ENCRYPTED: () => 'The file has a password; save it without one',
  FILE_DAMAGED: () => 'The file is damaged or incomplete; export it again',
  FILE_TYPE_UNKNOWN: () => 'Not a file type known here: use xlsx, xls, csv, txt, ods, et or vcf',
  FILE_BOMB: () => 'The file unpacks to an absurd size; refused',
  FILE_TOO_MANY_ROWS: () => 'Too many rows; split the file',
  FILE_TOO_MANY_COLUMNS: () => 'Too many columns; keep those needed',
  FILE_NO_ROWS: () => 'The file holds no rows',
  NO_NUMBER_COLUMN: () => 'No column of numbers found; name it with --map number=COLUMN',
  NUMBER_INVALID: (d) => `Not a valid number${d.reason === undefined ? '' : ` (${d.reason})`}`,
  NUMBER_EXISTS: () => 'The number is in the address book already',
  NAME_EXISTS: () => 'The name is taken; choose another',
  TEMPLATE_INVALID: () => 'The template or text needs mending; nothing was sent',
  SIGNATURE_INVALID: () => 'The signature does not suit the channel; nothing was sent',
  TEXT_TOO_LONG: (d) =>
    `Longer than the channel allows${d.over === undefined ? '' : ` by ${d.over}`}; nothing was sent`,
  NO_RECIPIENTS: () => 'Nobody to send to',
  NO_CHANNEL: () => 'No channel to use; add one with channels add',
  CHANNEL_IN_USE: () => 'Campaigns still need this channel',
  CHANNEL_INCOMPLETE: (d) => `The channel’s settings are incomplete${d.field === undefined ? '' : `: ${d.field}`}`,
  CHANNEL_CHECK_FAILED: (d) => `The channel’s check failed${d.code === undefined ? '' : ` (${d.code})`}`,
  NOT_SUPPORTED: () => 'This channel cannot do that',
  COUNT_CHANGED: (d) =>
    `Recipients or price changed; nothing was sent${d.recipients === undefined ? '' : `: now ${d.recipients} recipients, ${d.parts} parts`}`,
  REPEAT_CAMPAIGN: () => 'The same text went to the same people within 24 hours; nothing was sent',
  ALREADY_STARTED: () => 'This campaign has started already',
  WRONG_STATE: () => 'The campaign’s state does not allow that',
  OUTSIDE_WINDOW: () => 'Outside marketing hours',
  PROOF_TYPE: (d) => `${d.name ?? 'file'}: not usable as a proof; nothing was kept`,
  NUMBER_BUSY: () => 'Messages to this number have no result yet; nothing was deleted',
  NUMBER_OPTED_OUT: () => 'This number has opted out or is blacklisted; no marketing was sent',
  CONSENT_UNCONFIRMED: (d) => `${d.recipients} people have no consent on record; no marketing was sent`,
  START_IN_PAST: () => 'The start time has passed; nothing was sent',
  AMOUNT_INVALID: () => 'The amount is not possible: a top-up is above 0; nothing was booked',
  REASON_MISSING: () => 'An adjustment needs a reason; nothing was booked',
  NOTHING_DUE: () => 'No refund is due',
  BACKUP_BUSY: () => 'A list is being imported or a backup made; try again afterwards',
  BACKUP_DAMAGED: () => 'That backup cannot be read; nothing was changed. Choose another',
  RULES_INVALID: (d) =>
    `The prices or limits contradict themselves${d.problem === undefined ? '' : ` (${d.problem})`}; nothing was saved`,
};

function holder(data: ErrorData): string {
  const parts = [data.host, data.pid === undefined ? undefined : `pid ${data.pid}`].filter(
    (part) => part !== undefined,
  );
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

export const PDU_ERRORS: typeof ZH_PDU_ERRORS = {
  NOT_HEX: 'not hex',
  TRUNCATED: 'ends too early',
  BAD_LENGTH: 'wrong length',
  BAD_VALUE: 'wrong value',
};
