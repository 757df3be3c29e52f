/**
 * Troubles the owner mends in different places, each with a message of its own (i18n `carrier.category.<kind>` and
 * `carrier.advice.<kind>`). The classes of api-error-codes.json are coarser: account_stop holds keys, addresses and money.
 */
export const TROUBLE_KINDS = [
  'key',
  'permission',
  'ip',
  'clock',
  'unapproved',
  'variable_missing',
  'variable_length',
  'variable_link',
  'emoji',
  'dns',
  'portal',
  'redirect',
  'tls',
  'plain_http',
  'proxy',
] as const;
type TroubleKind = (typeof TROUBLE_KINDS)[number];

/** Whole codes with their prefix; a trailing `*` stands for any rest. Meanings as in the providers' published lists. */
const CODES: Record<Exclude<TroubleKind, 'unapproved'>, string[]> = {
  key: [
    ...['TC:AuthFailure.InvalidAuthorization', 'TC:AuthFailure.InvalidSecretId', 'TC:AuthFailure.SecretIdNotFound'],
    ...['TC:AuthFailure.SignatureFailure', 'TC:AuthFailure.TokenFailure', 'TC:InvalidParameterValue.SdkAppIdNotExist'],
    ...['TC:UnauthorizedOperation.SmsSdkAppIdVerifyFail', 'AL:InvalidAccessKeyId.*', 'AL:SignatureDoesNotMatch'],
    ...['AL:isv.ACCOUNT_NOT_EXISTS', 'YP:-1', 'CL:101', 'CL:102', 'MW:-100001', 'MW:-100002', 'SB:30', 'SB:40'],
    ...['LS:-10', 'SM:101', 'SM:108', 'SM:109', 'IH:405', 'IH:40502'],
  ],
  permission: [
    ...['TC:AuthFailure.UnauthorizedOperation', 'TC:AuthFailure.MFAFailure', 'AL:isp.RAM_PERMISSION_DENY'],
    ...['TC:UnauthorizedOperation.RequestPermissionDeny', 'AL:Forbidden.RAM', 'YP:-2', 'YP:-6', 'SM:119', 'CL:118'],
  ],
  ip: [
    ...['TC:IpInBlacklist', 'TC:IpNotInWhitelist', 'TC:UnauthorizedOperation.RequestIpNotInWhitelist'],
    ...['AL:isv.DENY_IP_RANGE', 'YP:-3', 'CL:117', 'MW:-100057', 'SB:43', 'LS:-50', 'SM:113', 'IH:400', 'IH:4052'],
  ],
  clock: ['CLOCK', 'CLOCK_DRIFT', 'SM:151', 'SM:152', 'IH:40501'],
  variable_missing: [
    ...['TC:FailedOperation.TemplateParamSetNotMatchApprovedTemplate', 'AL:isv.TEMPLATE_MISSING_PARAMETERS'],
  ],
  variable_length: [
    ...['TC:InvalidParameterValue.TemplateParameterLengthLimit', 'AL:isv.PARAM_LENGTH_LIMIT', 'IH:40722'],
  ],
  variable_link: [...['TC:InvalidParameterValue.ProhibitedUseUrlInTemplateParameter', 'AL:isv.PARAM_NOT_SUPPORT_URL']],
  emoji: ['TC:InvalidParameterValue.TemplateParameterFormatError', 'AL:isv.UNSUPPORTED_CONTENT', 'IH:4074', 'NOT_GBK'],
  dns: ['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME'],
  portal: ['HTML', 'HTTP_511', 'PORTAL'],
  redirect: ['REDIRECT'],
  tls: [
    ...['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ...['UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'CERT_*', 'ERR_TLS_*', 'ERR_SSL_*', 'EPROTO'],
    ...['HOSTNAME_MISMATCH', 'INVALID_CA', 'CERTIFICATE_VERIFY_FAILED'],
  ],
  plain_http: ['PLAIN_HTTP', 'BAD_URL'],
  proxy: ['HTTP_407'],
};

const exact = new Map<string, TroubleKind>();
const starts: [start: string, kind: TroubleKind][] = [];
for (const [kind, codes] of Object.entries(CODES) as [TroubleKind, string[]][]) {
  for (const code of codes) {
    if (code.endsWith('*')) starts.push([code.slice(0, -1), kind]);
    else exact.set(code, kind);
  }
}

/** Which of these troubles a stored code is, null where it is none of them. */
export const troubleKind = (code: string): TroubleKind | null =>
  exact.get(code) ?? starts.find(([start]) => code.startsWith(start))?.[1] ?? null;
