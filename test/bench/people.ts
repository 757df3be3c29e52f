import type { ImportRow, ImportTarget } from '../../electron/storage/bulk-storage.ts';
import { seeded } from '../storage/random-contacts.ts';

/** The commonest surnames, most frequent first; a draw squared leans towards the front, as in life. */
const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁任沈姚卢姜崔钟谭陆汪范石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
];
const GIVEN = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚桂英华玉兰红建国文志海燕春梅雪飞鹏宇浩然子轩梓涵晓东峰林俊辉龙云慧琳佳怡欣博思雨婷倩颖洁瑶丹萍莉琴凤荣生福祥庆波宁斌健亮政谦亨奇固之轮翰朗伯宏言若鸣朋梁栋维启克伦翔旭',
];

/** `n` people with numbers, names, a group of twenty, a birthday and a remark; the same at every run. */
export function* people(n: number): Generator<ImportRow> {
  const draw = seeded(20_261_122);
  for (let i = 0; i < n; i++) {
    const share = draw(1_000) / 1_000;
    const surname = SURNAMES[Math.floor(share * share * SURNAMES.length)] as string;
    const given = () => GIVEN[draw(GIVEN.length)] as string;
    yield {
      number: `1${['3', '5', '7', '8', '9'][draw(5)]}${String(draw(1e9)).padStart(9, '0')}`,
      name: surname + given() + (draw(4) === 0 ? '' : given()),
      groups: [`组${draw(20)}`],
      birthday: `19${50 + draw(50)}-0${1 + draw(9)}-1${draw(9)}`,
      remark: `备注${draw(1_000)}`,
    };
  }
}

export const benchTarget = (now: number): ImportTarget => ({
  merge: 'fill',
  groupIds: [],
  newGroup: null,
  tagIds: [],
  consentSource: '',
  consentDate: null,
  now,
});
