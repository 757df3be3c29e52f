/** What a character is to the matcher; anything else is a folded UTF-16 unit. */
export const SOFT = 0;
export const CLAUSE = 1;
/** more than one unit, or half of a surrogate pair: asked one by one */
export const SLOW = 2;

/** Written for the first of each line to slip past a filter: same sound, same look, or the traditional form. */
const SAME = [
  '微薇威徽葳崴溦嶶㣲',
  '信芯伩伈',
  '群裙羣',
  '赌堵睹賭',
  '博愽簙',
  '彩采採綵',
  '贷贷貸袋岱',
  '款欵',
  '号號',
  '码碼',
  '发發髮',
  '票瞟',
  '单單丹',
  '红紅洪',
  '现現',
  '领領',
  '钱錢銭',
  '赚賺',
  '开開',
  '证證証',
  '办辦',
  '奖獎',
  '刷唰',
  '枪槍',
  '药藥葯',
  '疗療',
  '愈癒',
  '级級',
  '极極',
  '顶頂',
  '独獨',
  '无無',
  '买買',
  '卖賣',
  '图圖',
  '联聯',
  '网網',
  '论論',
  '账賬帐',
  '户戶',
  '户戸',
  '点點奌',
  '进進',
  '关關',
  '众眾',
  '优優',
  '惠恵',
  '荐薦',
  '涨漲',
  '资資',
  '盘盤',
  '约約',
  '裸躶',
  '妓伎',
  '嫖嫖',
  '评評',
  '返仮',
  '风風',
  '险險',
  '职職',
  '业業',
  '头頭',
  '会會',
  '员員',
  '应應',
  '体體',
  '减減',
  '万萬',
  '亿億',
  '兴興',
  '乐樂',
  '马馬',
  '龙龍',
  '机機',
  '轮輪',
  '诈詐',
  '骗騙',
  '额額',
  '习習',
  '抢搶',
  '财財',
  '传傳',
  '销銷',
  '门門',
  '弹彈',
  '复復複',
  '学學',
  '历歷',
  '邮郵',
  '团團',
  '线線',
  '实實',
  '时時',
  '间間',
  'ａaаαɑ',
  'bвЬ',
  'cсϲ',
  'eеё',
  'kкκ',
  'mм',
  'oоο',
  'pрρ',
  'tт',
  'vνѵ✓√',
  'xхχ✕✖×',
  'qԛ',
  '加➕+',
] as const;

const LOOKALIKE = new Map<string, string>();
for (const [first = '', ...others] of SAME.map((line) => [...line.normalize('NFKC')]))
  for (const other of others) if (other !== first) LOOKALIKE.set(other, first);

const CLAUSES = new Set([...',!?;:。、…\n\r\u2028\u2029']);
const DROPPED = /[\p{P}\p{S}\p{Z}\p{C}\p{M}\u3164\u115f\u1160\uffa0]/u;

/** One code point folded: NFKC, lower case, lookalikes; '' = dropped, '\n' = the end of a clause. */
export function foldPoint(point: string): string {
  let folded = '';
  for (const char of point.normalize('NFKC').toLowerCase()) {
    const like = LOOKALIKE.get(char) ?? char;
    if (CLAUSES.has(like)) folded += '\n';
    else if (!DROPPED.test(like)) folded += like;
  }
  return folded === '\n' ? '\n' : folded.replaceAll('\n', '');
}

/** CJK ideographs, Hangul and surrogates fold to themselves or are asked one by one: no need to normalise each. */
const isPlain = (unit: number): boolean =>
  (unit >= 0x3400 && unit <= 0x4dbf) || (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0xac00 && unit <= 0xd7a3);

let table: Uint16Array | null = null;

/** By UTF-16 unit: SOFT, CLAUSE, SLOW or the unit it folds to. */
export function foldTable(): Uint16Array {
  if (table !== null) return table;
  table = new Uint16Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) {
    if (isPlain(unit)) table[unit] = unit;
    else if (unit >= 0xd800 && unit <= 0xdfff) table[unit] = SLOW;
    else {
      const folded = foldPoint(String.fromCharCode(unit));
      if (folded === '\n') table[unit] = CLAUSE;
      else if (folded.length > 1) table[unit] = SLOW;
      else table[unit] = folded === '' ? SOFT : folded.charCodeAt(0);
    }
  }
  for (const [other, first] of LOOKALIKE) if (other.length === 1) table[other.charCodeAt(0)] = first.charCodeAt(0);
  return table;
}

export interface Folded {
  /** letters and ideographs that count; each run of clause ends is one line feed */
  text: string;
  /** where unit k of `text` comes from: from `starts[k]` up to `ends[k]` of the original */
  starts: number[];
  ends: number[];
}

/** A text as the rules read it, with the way back to the original (UTF-16 offsets). Folding twice changes nothing more. */
export function foldText(original: string): Folded {
  const known = foldTable();
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  for (let i = 0; i < original.length; ) {
    const unit = known[original.charCodeAt(i)] as number;
    const point = unit === SLOW ? String.fromCodePoint(original.codePointAt(i) as number) : '';
    const end = i + Math.max(1, point.length);
    const folded =
      unit === SLOW ? foldPoint(point) : unit === CLAUSE ? '\n' : unit === SOFT ? '' : String.fromCharCode(unit);
    for (const char of folded.split('')) {
      if (char === '\n' && text.endsWith('\n')) continue;
      text += char;
      starts.push(i);
      ends.push(end);
    }
    i = end;
  }
  return { text, starts, ends };
}

/** A word of a list as the matcher compares it; '' when nothing of it counts. */
export const foldWord = (word: string): string => foldText(word).text.replaceAll('\n', '');
