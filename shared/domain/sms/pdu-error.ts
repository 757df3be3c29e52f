export type PduErrorCode = 'NOT_HEX' | 'TRUNCATED' | 'BAD_LENGTH' | 'BAD_VALUE';

/**
 * A PDU, or what one should be made of, that breaks TS 23.040. `field` names the element as the standard does
 * (`TP-OA`, `TP-UDL`, …) or the option that was given; `offset` is the octet the element begins at, counted from the
 * first octet of the whole PDU (SMSC included), null where there is no PDU yet.
 */
export class PduError extends Error {
  readonly code: PduErrorCode;
  readonly field: string;
  readonly offset: number | null;

  constructor(code: PduErrorCode, field: string, offset: number | null) {
    super(offset === null ? `${code} in ${field}` : `${code} in ${field} at octet ${offset}`);
    this.name = 'PduError';
    this.code = code;
    this.field = field;
    this.offset = offset;
  }
}
