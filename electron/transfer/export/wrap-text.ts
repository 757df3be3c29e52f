import { textWidth } from './pdf-writer.ts';

/** Lines of at most `width` points: Latin words stay whole where they fit, Chinese breaks anywhere; never inside a character. */
export function wrapText(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.replace(/[\p{Cc}&&[^\n]]/gv, ' ').split('\n')) {
    let line = '';
    for (const word of paragraph.match(/[!-~]+|[^!-~]/gu) ?? []) {
      if (textWidth(line + word, size) <= width) {
        line += word;
        continue;
      }
      if (line !== '') lines.push(line.trimEnd());
      line = '';
      for (const c of word === ' ' ? '' : word) {
        if (line !== '' && textWidth(line + c, size) > width) {
          lines.push(line);
          line = '';
        }
        line += c;
      }
    }
    lines.push(line);
  }
  return lines;
}
