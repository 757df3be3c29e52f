import { deflateSync } from 'node:zlib';
import type { OutFile } from './out-file.ts';

/** A4 in points */
export const PAGE = { width: 595, height: 842 } as const;

export interface PdfText {
  x: number;
  /** from the top */
  y: number;
  size: number;
  text: string;
  bold?: boolean;
}
export interface PdfLine {
  x1: number;
  x2: number;
  y: number;
}
export interface PdfPage {
  texts: PdfText[];
  lines: PdfLine[];
}
export interface PdfAttachment {
  name: string;
  bytes: Uint8Array;
}

/** Latin letters, digits and half-width marks of the font, thousandths of its size: every reader spaces them alike. */
const HALF = 500;
/** Width of a text in points: half a size for ASCII, a whole one for everything else. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const c of text) width += c <= '\u007e' ? size / 2 : size;
  return width;
}

const utf16 = (text: string): string => Buffer.from(text.toWellFormed(), 'utf16le').swap16().toString('hex');
const textString = (text: string): string => `<FEFF${utf16(text)}>`;
const round = (n: number): string => String(Math.round(n * 100) / 100);

/** Codes of UniGB-UTF16-H are UTF-16 already; said once more for readers without Adobe's tables. */
function toUnicode(): string {
  const ranges = Array.from({ length: 256 }, (_, high) => {
    const hex = high.toString(16).padStart(2, '0');
    return `<${hex}00> <${hex}ff> <${hex}00>`;
  });
  const blocks: string[] = [];
  for (let i = 0; i < 256; i += 100) {
    const part = ranges.slice(i, i + 100);
    blocks.push(`${part.length} beginbfrange\n${part.join('\n')}\nendbfrange`);
  }
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def /CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${blocks.join('\n')}
endcmap CMapName currentdict /CMap defineresource pop end end`;
}

/**
 * A PDF of text, lines and attachments in the standard Chinese font every reader has (STSong-Light with the predefined
 * UniGB-UTF16-H, ISO 32000-1 §9.7.5.2): nothing is embedded, so the file is small and no font licence is touched.
 */
export function writePdf(
  out: OutFile,
  title: string,
  pages: readonly PdfPage[],
  attachments: readonly PdfAttachment[],
): void {
  const offsets: number[] = [];
  const put = (text: string | Uint8Array) => out.write(typeof text === 'string' ? Buffer.from(text, 'latin1') : text);
  const object = (id: number, body: string, stream?: Uint8Array) => {
    offsets[id] = out.size;
    put(`${id} 0 obj\n`);
    if (stream === undefined) put(`<< ${body} >>`);
    else {
      put(`<< ${body} /Length ${stream.length} >>\nstream\n`);
      put(stream);
      put('\nendstream');
    }
    put('\nendobj\n');
  };
  const packed = (text: string) => deflateSync(Buffer.from(text, 'latin1'));
  const FIRST_PAGE = 8;
  const firstFile = FIRST_PAGE + pages.length * 2;
  put('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n');
  const files = attachments.map((_, i) => firstFile + i * 2);
  const names = attachments.map(({ name }, i) => `${textString(name)} ${files[i]} 0 R`).join(' ');
  const embedded =
    attachments.length === 0 ? '' : ` /Names << /EmbeddedFiles << /Names [${names}] >> >> /PageMode /UseAttachments`;
  object(1, `/Type /Catalog /Pages 2 0 R /Lang (zh-CN)${embedded}`);
  object(
    2,
    `/Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${FIRST_PAGE + i * 2} 0 R`).join(' ')}]`,
  );
  object(
    3,
    '/Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UTF16-H /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R',
  );
  object(
    4,
    `/Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 5 >> /FontDescriptor 5 0 R /DW 1000 /W [1 95 ${HALF} 814 939 ${HALF}]`,
  );
  object(
    5,
    '/Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 737 /StemV 80',
  );
  object(6, '/Filter /FlateDecode', packed(toUnicode()));
  object(7, `/Title ${textString(title)} /Producer (Feijian)`);
  for (const [i, page] of pages.entries()) {
    const id = FIRST_PAGE + i * 2;
    object(
      id,
      `/Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Resources << /Font << /F 3 0 R >> >> /Contents ${id + 1} 0 R`,
    );
    const texts = page.texts.map(
      // there is no bold face among the standard ones: the outline is drawn as well
      ({ x, y, size, text, bold }) =>
        `BT /F ${size} Tf ${bold === true ? '2 Tr 0.3 w' : '0 Tr'} 1 0 0 1 ${round(x)} ${round(PAGE.height - y)} Tm <${utf16(text)}> Tj ET`,
    );
    const lines = page.lines.map(
      ({ x1, x2, y }) =>
        `0.5 w 0.6 G ${round(x1)} ${round(PAGE.height - y)} m ${round(x2)} ${round(PAGE.height - y)} l S 0 G`,
    );
    object(id + 1, '/Filter /FlateDecode', packed([...lines, ...texts].join('\n')));
  }
  for (const [i, { name, bytes }] of attachments.entries()) {
    const id = files[i] ?? 0;
    object(
      id,
      `/Type /Filespec /F (proof) /UF ${textString(name)} /AFRelationship /Supplement /EF << /F ${id + 1} 0 R >>`,
    );
    object(id + 1, `/Type /EmbeddedFile /Filter /FlateDecode /Params << /Size ${bytes.length} >>`, deflateSync(bytes));
  }
  const start = out.size;
  const count = offsets.length;
  const table = offsets.slice(1).map((at) => `${String(at).padStart(10, '0')} 00000 n \n`);
  put(`xref\n0 ${count}\n0000000000 65535 f \n${table.join('')}`);
  put(`trailer\n<< /Size ${count} /Root 1 0 R /Info 7 0 R >>\nstartxref\n${start}\n%%EOF\n`);
  out.finish();
}
