/**
 * On what ground a person may be written to (个人信息保护法 art. 13): the person agreed, is a customer already, has a contract
 * with the shop, or asked for it. '' = nothing on record.
 */
export const CONSENT_GROUNDS = ['agreed', 'customer', 'contract', 'request'] as const;
export type ConsentGround = (typeof CONSENT_GROUNDS)[number] | '';

/** A proof of consent is a photo, a scan or a text; 20 MB hold a scanned contract of a hundred pages. */
export const MAX_PROOF_BYTES = 20 * 1024 * 1024;
