import { type Language, SAMPLE } from './words.ts';
import { writeFile } from './write-file.ts';
import { createXlsxWriter } from './xlsx-writer.ts';

/** A small workbook to fill in: headings the import knows, three rows with well-known example numbers. */
export async function sampleWorkbook(path: string, language: Language = 'zh-CN'): Promise<void> {
  const { sheet, header, rows } = SAMPLE[language];
  await writeFile(path, (out) => {
    const writer = createXlsxWriter(out, { name: sheet, header, widths: [12, 18, 8, 14, 20, 16, 30] });
    for (const row of rows) writer.row(row);
    writer.finish();
  });
}
