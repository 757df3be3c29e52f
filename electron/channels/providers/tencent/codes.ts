import { createApiCodes } from '../../reply/api-codes.ts';

/**
 * Families of the cloud's common codes, for members the table does not list. `InternalError` and `FailedOperation` are
 * not among them: what failed inside may have been sent.
 */
export const codes = createApiCodes('TC', {
  'AuthFailure*': 'account',
  'UnauthorizedOperation*': 'account',
  'RequestLimitExceeded*': 'retry_later',
  'LimitExceeded.PhoneNumber*': 'frequency',
  'InvalidParameter*': 'request',
  'MissingParameter*': 'request',
  'UnknownParameter*': 'request',
  'UnsupportedOperation*': 'request',
  UnsupportedRegion: 'request',
  UnsupportedProtocol: 'request',
  InvalidAction: 'request',
  InvalidRequest: 'request',
  NoSuchVersion: 'request',
});
