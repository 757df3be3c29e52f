import type { BrokenLine, PackWord } from '../../contract/word-packs.ts';
import { foldWord } from './fold.ts';

const LONGEST = 40;
const MOST = 20_000;
/** of a line that is not taken */
const SHOWN = 60;

const SEVERITY_WORDS: Readonly<Record<PackWord['severity'], readonly string[]>> = {
  block: ['block', '拦截', '禁止', '禁用', '阻断', '严重'],
  warn: ['', 'warn', 'warning', '提醒', '警告', '注意', '中'],
  hint: ['hint', 'info', '提示', '建议', '低'],
  allow: ['allow', '放行', '允许', '白名单', '正常'],
};
const HEADINGS: readonly (readonly string[])[] = [
  ['词', '词语', '敏感词', '风险词', '关键词', 'word', 'words', 'term'],
  ['分类', '类别', '类型', 'category', 'kind'],
  ['级别', '处理', '程度', 'severity', 'level'],
  ['建议', '说明', '备注', 'advice', 'note'],
  ['替换', '替换为', '建议写法', 'suggestion', 'replace'],
];
const plain = (cell: string | undefined): string => (cell ?? '').trim();

function severityOf(cell: string): PackWord['severity'] | null {
  for (const [severity, names] of Object.entries(SEVERITY_WORDS))
    if (names.includes(cell.toLowerCase())) return severity as PackWord['severity'];
  return null;
}

/** Which column holds what: by its headings when the first row has them, else in the order of HEADINGS. */
function columnsOf(first: readonly string[]): { columns: number[]; headed: boolean } {
  const names = first.map((cell) => plain(cell).toLowerCase());
  const found = HEADINGS.map((words) => names.findIndex((name) => words.includes(name)));
  return (found[0] as number) < 0 ? { columns: [0, 1, 2, 3, 4], headed: false } : { columns: found, headed: true };
}

/** The stricter first. */
const STRICTNESS: readonly PackWord['severity'][] = ['block', 'warn', 'hint', 'allow'];

export interface WordList {
  words: PackWord[];
  broken: BrokenLine[];
  /** lines with anything on them, headings not counted */
  lines: number;
}

export interface WordListReader {
  add(cells: readonly string[], line: number): void;
  result(): WordList;
}

/**
 * Reads a list row by row (`line` as the owner's program counts). Nothing is dropped in silence: what is not taken is in
 * `broken` with its line and reason. Of two lines about one word the stricter counts, and the other is named.
 */
export function createWordListReader(): WordListReader {
  let columns: number[] | null = null;
  let lines = 0;
  const broken: BrokenLine[] = [];
  const taken = new Map<string, { word: PackWord; line: number }>();

  /** why a line is not taken as it stands; null = it is */
  function judge(found: PackWord, level: string): BrokenLine['reason'] | null {
    const folded = foldWord(found.word);
    if (folded === '') return 'no_word';
    if (folded.length === 1) return 'one_character';
    const { word, category, advice, suggestion } = found;
    if (word.length > LONGEST || suggestion.length > LONGEST || category.length > 20 || advice.length > 100)
      return 'too_long';
    if (severityOf(level) === null) return 'severity_unknown';
    return taken.size >= MOST && !taken.has(folded) ? 'too_many' : null;
  }

  /** the earlier line about the same word stays, unless this one is stricter */
  function repeat(found: PackWord, earlier: { word: PackWord; line: number }): BrokenLine['reason'] {
    if (earlier.word.severity === found.severity && earlier.word.category === found.category) return 'repeated';
    if (STRICTNESS.indexOf(found.severity) < STRICTNESS.indexOf(earlier.word.severity)) earlier.word = found;
    return 'contradicts';
  }

  function read(cells: readonly string[], line: number): void {
    const [word = '', category = '', level = '', advice = '', suggestion = ''] = (columns ?? []).map((at) =>
      at < 0 ? '' : plain(cells[at]),
    );
    const found: PackWord = { word, category, severity: severityOf(level) ?? 'warn', advice, suggestion };
    const earlier = taken.get(foldWord(word));
    const reason = judge(found, level) ?? (earlier === undefined ? null : repeat(found, earlier));
    if (reason === null) taken.set(foldWord(word), { word: found, line });
    else {
      const text = cells.map(plain).join('，').slice(0, SHOWN);
      broken.push({ line, text, reason, earlier: earlier?.line ?? null });
    }
  }

  return {
    add(cells, line) {
      if (cells.every((cell) => plain(cell) === '')) return;
      if (columns === null) {
        const guessed = columnsOf(cells);
        columns = guessed.columns;
        if (guessed.headed) return;
      }
      lines++;
      read(cells, line);
    },
    result: () => ({ words: [...taken.values()].map(({ word }) => word), broken, lines }),
  };
}

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A list as csv that the reader takes back unchanged, with a byte order mark for spreadsheet programs. */
export function wordListCsv(words: readonly PackWord[]): string {
  const rows = words.map(({ word, category, severity, advice, suggestion }) => [
    word,
    category,
    SEVERITY_WORDS[severity].find((name) => /\p{Script=Han}/u.test(name)) ?? severity,
    advice,
    suggestion,
  ]);
  const head = HEADINGS.map(([name = '']) => name);
  return `\ufeff${[head, ...rows].map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`;
}
