import { describe, expect, it } from 'vitest';
import { nameGrams, searchKeys } from '../../electron/core/search-keys.ts';

describe('how a name is found', () => {
  it.each([
    ['张三', 'zhangsan', 'zs'],
    ['曾小贤', 'zengxiaoxian', 'zxx'],
    ['单雄信', 'shanxiongxin', 'sxx'],
    ['仇英', 'qiuying', 'qy'],
    ['任我行', 'renwoxing', 'rwx'],
    ['尉迟恭', 'yuchigong', 'ycg'],
    ['万俟卨', 'moqixie', 'mqx'],
    ['吕布', 'lvbu', 'lb'],
    ['欧阳修', 'ouyangxiu', 'oyx'],
    ['Tom 李', 'tomli', 'toml'],
    ['王·阿明 2', 'wangaming2', 'wam2'],
    ['', '', ''],
    ['😀', '', ''],
  ])('%s reads %s, %s', (name, pinyin, initials) => {
    expect(searchKeys(name)).toEqual({ pinyin, initials });
  });

  it('by every character and every pair of neighbours, each once', () => {
    expect(nameGrams('王小 明')).toEqual(['王', '小', '明', '王小', '小明']);
    expect(nameGrams('丽丽丽')).toEqual(['丽', '丽丽']);
    expect(nameGrams('𠮷A')).toEqual(['𠮷', 'a', '𠮷a']);
    expect(nameGrams(' ')).toEqual([]);
  });
});
