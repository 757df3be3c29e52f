/** What a character is to the matcher; anything else is a folded UTF-16 unit. */
export const SOFT = 0;
export const CLAUSE = 1;
/** more than one unit, or half of a surrogate pair: asked one by one */
export const SLOW = 2;

/** Written for the first of each line to slip past a filter: same sound, same look, or the traditional form. */
const SAME = [
  '微薇威徽葳崴溦嶶㣲',
  '信芯伩伈',
  '人亼',
  '群裙羣',
  '赌堵睹賭🎰🎲',
  '博愽簙',
  '彩采採綵',
  '贷贷貸袋岱',
  '款欵',
  '号號',
  '码碼',
  '发發髮',
  '票瞟嘌',
  '单單丹',
  '红紅洪',
  '现現',
  '领領',
  '钱錢銭💰',
  '赚賺',
  '开開幵',
  '证證証',
  '办辦',
  '奖獎',
  '刷唰',
  '枪槍🔫',
  '药藥葯💊',
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
  '裸躶祼',
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
  'aaаαɑ',
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
  '烟煙菸🚬',
  '炸💣',
  '刀🔪',
  '冰🧊',
  '针針💉',
] as const;

/** Traditional and simplified form, in pairs. */
const TRADITIONAL = [
  '場场長长東东車车書书貝贝見见電电話话語语說说請请讓让該该詳详設设訪访許许訂订計计記记討讨訓训議议護护譽誉讀读變变貨货貴贵費费貼贴賀贺賓宾賞赏賠赔質质購购贈赠贏赢趙赵趕赶躍跃軍军軟软較较載载輕轻輸输轉转',
  '辭辞農农運运過过達达違违遠远適适選选還还邊边鄉乡醫医釋释鈔钞鈴铃銀银鋪铺錄录鏈链鐘钟鐵铁閃闪閉闭問问閒闲闆板隊队階阶際际陸陆陽阳隨随隱隐難难靈灵靜静響响頁页項项順顺須须題题願愿類类顧顾飛飞飯饭飲饮館馆',
  '驗验驚惊鬆松鬥斗魚鱼鳥鸟麵面黃黄齊齐齡龄個个們们來来倉仓傢家傷伤僅仅價价儲储兒儿內内兩两冊册凍冻劇剧動动務务勝胜勞劳勢势匯汇區区協协卻却廠厂參参雙双啟启喚唤嚴严國国圍围園园圓圆報报墊垫壓压壞坏壯壮處处',
  '備备夠够夢梦奪夺婦妇媽妈寧宁寫写審审寶宝將将專专尋寻對对導导屆届屬属歲岁島岛師师帶带幫帮幣币幹干庫库廣广廳厅強强彙汇當当徵征從从悶闷惡恶愛爱態态慶庆憑凭懷怀戰战拋抛掃扫掛挂換换損损擁拥擇择據据擔担攜携',
  '擴扩敗败數数斷断暫暂術术條条樓楼標标樣样橋桥檔档檢检權权歡欢歸归殺杀氣气決决沒没況况潔洁測测湯汤準准滿满漢汉濟济營营燈灯爾尔牆墙獲获環环產产畢毕異异癢痒皺皱盜盗監监睜睁確确禮礼種种稱称穩稳積积窮穷競竞',
  '筆笔節节簡简簽签籌筹純纯紙纸紀纪組组細细終终結结給给絕绝統统經经維维綁绑緊紧練练縮缩總总績绩織织續续罰罚羅罗聖圣聽听聲声膚肤臨临與与舉举舊旧艙舱藝艺莊庄華华蓋盖蘇苏蟲虫衛卫補补裝装裡里製制視视親亲觀观',
  '規规覺觉試试詢询誠诚認认課课調调談谈謝谢識识譯译豐丰負负貢贡貧贫販贩責责貿贸閱阅陳陈陰阴雜杂離离預预顏颜顯显驅驱鮮鲜麗丽黨党齒齿',
].join('');

const LOOKALIKE = new Map<string, string>();
for (let at = 0; at < TRADITIONAL.length; at += 2) LOOKALIKE.set(TRADITIONAL.charAt(at), TRADITIONAL.charAt(at + 1));
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
export function foldWord(word: string): string {
  const known = foldTable();
  // most are written as they are read
  for (let i = 0; i < word.length; i++)
    if (known[word.charCodeAt(i)] !== word.charCodeAt(i)) return foldText(word).text.replaceAll('\n', '');
  return word;
}
