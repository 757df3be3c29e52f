/** A seeded customer list as it comes from a till: messy numbers, 8 % repeated (one in four under another name), 3 % wrong. The numbers are made up. */

export function createSeeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const SURNAMES = '王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余';
const GIVEN = '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂文华玉建国志红春燕海波宁雪梅';
const GROUPS = ['老客户', '新客户', '会员', '金卡会员', '城东店', '城西店', '预约', '团购'];
const REMARKS = ['', '', '爱吃辣', '靠窗座位', '周末来', '对花生过敏', '生日送蛋糕', '介绍朋友来过'];
const PREFIXES = ['134', '135', '138', '139', '150', '158', '187', '130', '132', '186', '133', '189', '199', '176'];
const WRONG = ['1380013', '010-88886666', '无', '123456', '1390000000a', '86138'];

export const HEADER = ['姓名', '手机号码', '分组', '生日', '备注'];

function messy(number: string, way: number): string {
  if (way < 0.7) return number;
  if (way < 0.78) return `${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}`;
  if (way < 0.86) return `${number.slice(0, 3)}-${number.slice(3, 7)}-${number.slice(7)}`;
  if (way < 0.92) return `+86${number}`;
  if (way < 0.96) return `86${number}`;
  return number.replace(/[0-9]/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
}

/** Distinct numbers come from a counter, so that only the meant rows repeat. */
export function* customerRows(count: number, seed = 1): Generator<string[]> {
  const random = createSeeded(seed);
  const pick = <T>(from: ArrayLike<T>): T => from[Math.floor(random() * from.length)] as T;
  let last = '13400000000';
  let lastName = '张伟';
  let n = 0;
  for (let row = 0; row < count; row++) {
    const kind = random();
    let number: string;
    if (kind < 0.03) number = pick(WRONG);
    else if (kind < 0.11) number = messy(last, random());
    else {
      const prefix = PREFIXES[n % PREFIXES.length] as string;
      // a walk through all eight-digit endings, so that neighbours do not look alike
      last = prefix + String((Math.floor(n / PREFIXES.length) * 7_654_321 + 1_234_567) % 100_000_000).padStart(8, '0');
      n++;
      number = messy(last, random());
    }
    let name = pick(SURNAMES) + pick(GIVEN) + (random() < 0.6 ? pick(GIVEN) : '');
    if (kind >= 0.03 && kind < 0.09) name = lastName;
    lastName = name;
    const birthday = `${1950 + Math.floor(random() * 60)}-${1 + Math.floor(random() * 12)}-${1 + Math.floor(random() * 28)}`;
    yield [name, number, pick(GROUPS), birthday, pick(REMARKS)];
  }
}
