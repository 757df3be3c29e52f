/** What one more segment adds to a message id (manual 5.7.2 §3.3): 2^34. */
const SEGMENT = 17_179_869_184n;

/**
 * The id of a message: the batch's own reference where the provider echoes it (with the number it is unique, and all
 * copies of the manual agree on it), else the provider's: ids of a batch follow one another by position.
 */
export const messageId = (custid: string, msgid: string, position: number): string =>
  custid !== '' ? custid : String(BigInt(msgid) + BigInt(position));

/** The same for a report, whose id also tells the segment. */
export const reportedId = (custid: string, msgid: string, segment: number): string =>
  custid !== '' ? custid : String(BigInt(msgid) - BigInt(segment - 1) * SEGMENT);
