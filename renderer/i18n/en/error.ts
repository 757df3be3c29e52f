import type { Texts } from '../texts.ts';
import type * as source from '../zh-CN/error.ts';

export const error: Texts<typeof source.error> = {
  INTERNAL:
    'Something failed inside the program and this action did not finish. Messages already submitted are not affected. Try again; if it keeps failing, give support the id {{logId}}.',
  BAD_INPUT: 'Something typed here is not valid. Nothing was saved or sent. Check the marked fields and try again.',
  UNAUTHORIZED:
    'This window is no longer signed in. The action was not carried out and nothing was sent. Close the window and open Feijian again.',
  NOT_FOUND: 'This record is gone; it may just have been deleted. Nothing was sent. Refresh the list and try again.',
  CONFLICT:
    'This was changed somewhere else a moment ago. Your change was not saved and nothing was sent. Refresh and edit again.',
  CANCELLED: 'Cancelled. No data was changed and nothing was sent.',
  DATA_FOLDER_IN_USE:
    'Another Feijian ({{holder}}) is using this data folder. This one did not start and sent nothing. Close the other, or choose another folder.',
  DATA_FOLDER_READ_ONLY:
    'The data folder cannot be written to, so results could not be recorded and nothing was sent. Check the folder’s permissions or choose another place.',
  DATABASE_NEWER:
    'The data was saved by a newer Feijian. It was not opened, to keep it safe, and nothing was sent. Install the newest version and try again.',
  DATABASE_DAMAGED:
    'The data file is damaged. To be safe nothing was sent. Restore the latest backup or contact support.',
  DISK_FULL:
    'The disk is full and nothing more can be saved. Sending has stopped; messages not yet submitted were not sent. Free some space, then resume.',
  FILE_MISSING: 'The file is no longer there. Nothing was imported. Choose the file again.',
  FILE_EMPTY: 'The file is empty. Nothing was imported. Make sure it is the right one.',
  FILE_TOO_LARGE: 'The file is too large and was not imported. Split it, or save it as CSV and try again.',
  FILE_ENCRYPTED:
    'The file has a password and cannot be read. Nothing was imported. Remove the password in your spreadsheet program, save and choose it again.',
  FILE_DAMAGED:
    'The file is damaged or incomplete. Nothing was imported. Open it in your spreadsheet program, save it as .xlsx and choose it again.',
  FILE_TYPE_UNKNOWN:
    'This kind of file is not known. Nothing was imported. Use .xlsx, .xls, .ods, .et, .csv, .txt or .vcf.',
  FILE_BOMB:
    'The file grows abnormally large when unpacked and may be harmful. Reading was stopped and nothing was imported. Ask whoever gave it to you.',
  FILE_TOO_MANY_ROWS: 'The file has too many rows and was not imported. Split it into several files.',
  FILE_TOO_MANY_COLUMNS:
    'The file has too many columns and was not imported. Delete the ones you do not need and try again.',
  FILE_NO_ROWS: 'This sheet has no data rows. Nothing was imported. Choose another sheet or check the file.',
  NO_NUMBER_COLUMN:
    'No column of mobile numbers was found and nothing was imported. Check the file and the sheet: one column must hold 11-digit numbers.',
  NUMBER_INVALID:
    'This is not a mainland mobile number that can receive SMS. Nothing was saved or sent. Check the number (11 digits, starting with 1).',
  NUMBER_EXISTS:
    'This number is already in your contacts and was not saved twice. Search for it and edit that contact.',
  NAME_EXISTS: 'This name is already in use. Nothing was saved. Choose another name.',
  TEMPLATE_INVALID: 'A variable in the text is not right. Nothing was sent. Mend the {…} parts as shown.',
  SIGNATURE_INVALID:
    'The signature is not acceptable. Nothing was sent. Check its length and remove 【】 and special characters.',
  TEXT_TOO_LONG: 'The message is longer than the channel allows. Nothing was sent. Shorten the text and try again.',
  NO_RECIPIENTS: 'There is nobody to send to. Nothing was sent or charged. Check the groups and exclusions you chose.',
  NO_CHANNEL: 'There is no channel to send with. Nothing was sent. Add or enable one under Channels.',
  CHANNEL_IN_USE:
    'Unfinished campaigns use this channel. It was not deleted and sending goes on. Wait for them or cancel them first.',
  CHANNEL_INCOMPLETE:
    'The channel’s details are incomplete. It was not saved and cannot send. Fill in the marked fields.',
  CHANNEL_CHECK_FAILED:
    'The channel check failed ({{code}}). Nothing was sent. Check the key and the network, then check again.',
  NOT_SUPPORTED:
    'This channel cannot do that. Nothing changed and sending is not affected. Look in the provider’s console.',
  COUNT_CHANGED:
    'The recipients or the price changed after you checked, so nothing was sent. Look at the new figures and confirm again.',
  REPEAT_CAMPAIGN:
    'The same text went to the same people within 24 hours. Nothing was sent yet. Confirm again if you really want to.',
  ALREADY_STARTED: 'This campaign has already started and was not sent twice. See its progress under Campaigns.',
  WRONG_STATE:
    'The campaign’s state has just changed. The action was not carried out and no extra messages were sent. Look at the current state first.',
  OUTSIDE_WINDOW:
    'Marketing messages may not be sent at this hour; nothing was sent. The campaign waits for the next window, or choose another time.',
  PROOF_TYPE:
    '“{{name}}” cannot serve as a proof: it is no photo, scan or text, is something else than its name says, or is incomplete. Nothing was kept. Choose the original file.',
  NUMBER_OPTED_OUT:
    'This number has opted out or is blacklisted, so marketing cannot go to it; nothing was sent. Choose another number, or check why it is on the list.',
  NUMBER_BUSY:
    '{{messages}} messages to this number have no result yet (queued, awaiting a report or unknown); nothing was deleted. Cancel the campaign, settle the unknown ones, or wait for the reports (3 days at most), then delete.',
  CONSENT_UNCONFIRMED:
    '{{recipients}} people have no consent on record, so the marketing was not sent. See the number on the review page and confirm it, or add their consent first.',
  START_IN_PAST: 'The start time has passed. Nothing was sent. Choose a time in the future.',
  AMOUNT_INVALID:
    'The amount is not possible; nothing was booked. A top-up is above 0; to lower the balance use an adjustment, with its reason.',
  REASON_MISSING: 'The reason is missing; nothing was booked. An adjustment needs one, for later reconciliation.',
  NOTHING_DUE: 'No refund is due; the ledger is unchanged. Only failed messages with a refund due can be settled.',
  BACKUP_BUSY: 'A list is being imported or a backup is being made. Nothing was changed; try again when it is done.',
  BACKUP_DAMAGED: 'That backup cannot be read. Nothing was changed and no message was sent; choose another backup.',
  RULES_INVALID: 'The prices or limits contradict themselves; nothing was saved. See the marked one.',
  DISCONNECTED:
    'The connection to Feijian was lost; whether this action finished is not known. When it is back, check the result before repeating it.',
};
