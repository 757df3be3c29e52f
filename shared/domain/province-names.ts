import type { Language } from '../contract/common.ts';

/** As `provinceOf` gives them → as English readers know them (the official romanised names). */
const ENGLISH: Readonly<Record<string, string>> = {
  安徽: 'Anhui',
  北京: 'Beijing',
  重庆: 'Chongqing',
  福建: 'Fujian',
  甘肃: 'Gansu',
  广东: 'Guangdong',
  广西: 'Guangxi',
  贵州: 'Guizhou',
  海南: 'Hainan',
  河北: 'Hebei',
  黑龙江: 'Heilongjiang',
  河南: 'Henan',
  香港: 'Hong Kong',
  湖北: 'Hubei',
  湖南: 'Hunan',
  内蒙古: 'Inner Mongolia',
  江苏: 'Jiangsu',
  江西: 'Jiangxi',
  吉林: 'Jilin',
  辽宁: 'Liaoning',
  宁夏: 'Ningxia',
  青海: 'Qinghai',
  陕西: 'Shaanxi',
  山东: 'Shandong',
  上海: 'Shanghai',
  山西: 'Shanxi',
  四川: 'Sichuan',
  天津: 'Tianjin',
  西藏: 'Tibet',
  新疆: 'Xinjiang',
  云南: 'Yunnan',
  浙江: 'Zhejiang',
};

/** The province's name in that language; a name nobody translated stays as it is. */
export const provinceName = (province: string, language: Language): string =>
  language === 'en' ? (ENGLISH[province] ?? province) : province;
