import { createApiCodes } from '../../reply/api-codes.ts';

/** Families of the gateway's codes, for members the table does not list. */
export const codes = createApiCodes('AL', {
  // this app never uses a nonce twice: somebody on the way sent the request again, and the first one may have been taken
  SignatureNonceUsed: null,
  'Forbidden*': 'account',
  'SignatureDoesNotMatch*': 'account',
  'InvalidAccessKeyId*': 'account',
  'InvalidSecurityToken*': 'account',
  'MissingSecurityToken*': 'account',
  'IncompleteSignature*': 'account',
  'NoPermission*': 'account',
  'InvalidParameter*': 'request',
  'MissingParameter*': 'request',
  'InvalidAction*': 'request',
  'InvalidVersion*': 'request',
  'MissingAction*': 'request',
});
