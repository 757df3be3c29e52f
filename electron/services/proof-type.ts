import type { Proof } from '../../shared/contract/consent.ts';

type ProofType = Proof['type'];

const starts = (bytes: Buffer, hex: string): boolean => bytes.toString('hex', 0, hex.length / 2) === hex;
const HEIC = /^ftyp(?:heic|heix|hevc|mif1|msf1)/;

/** Text in UTF-8, UTF-16 or GB18030: no zero bytes, no control characters but the usual. */
function isText(bytes: Buffer): boolean {
  if (starts(bytes, 'fffe') || starts(bytes, 'feff')) return bytes.length % 2 === 0;
  if (bytes.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13)) return false;
  return ['utf-8', 'gb18030'].some((encoding) => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return true;
    } catch {
      return false;
    }
  });
}

/** A picture that ends where it says, a document that is whole: half an upload proves nothing. */
const WHOLE: Partial<Record<ProofType, (bytes: Buffer) => boolean>> = {
  png: (bytes) => bytes.subarray(-8).toString('latin1').startsWith('IEND'),
  jpg: (bytes) => bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) > bytes.length - 4096,
  pdf: (bytes) => bytes.subarray(-2048).includes('%%EOF'),
};

function typeOf(bytes: Buffer): ProofType | null {
  if (starts(bytes, '89504e470d0a1a0a')) return 'png';
  if (starts(bytes, 'ffd8ff')) return 'jpg';
  if (starts(bytes, '25504446')) return 'pdf';
  if (starts(bytes, '52494646') && bytes.toString('latin1', 8, 12) === 'WEBP') return 'webp';
  if (starts(bytes, '424d') && bytes.length > 54 && bytes.readUInt32LE(2) === bytes.length) return 'bmp';
  if (starts(bytes, '49492a00') || starts(bytes, '4d4d002a')) return 'tif';
  if (HEIC.test(bytes.toString('latin1', 4, 12))) return 'heic';
  if (starts(bytes, '504b0304'))
    return bytes.includes('[Content_Types].xml') && bytes.includes('word/document.xml') ? 'docx' : null;
  return isText(bytes) ? 'txt' : null;
}

const NAMED: Record<string, ProofType> = { jpeg: 'jpg', tiff: 'tif', heif: 'heic', text: 'txt', md: 'txt', csv: 'txt' };

/** What a file is by its content, or why it is no proof: not one of the kinds, cut off, or something else than its name says. */
export function proofType(
  name: string,
  bytes: Buffer,
): { type: ProofType } | { problem: 'unknown' | 'cut_off' | 'other_than_named'; found: string } {
  const type = typeOf(bytes);
  if (type === null) return { problem: 'unknown', found: '' };
  const said = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? type;
  if ((NAMED[said] ?? said) !== type) return { problem: 'other_than_named', found: type };
  return WHOLE[type]?.(bytes) === false ? { problem: 'cut_off', found: type } : { type };
}
