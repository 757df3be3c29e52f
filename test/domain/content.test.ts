import { describe, expect, it } from 'vitest';
import { composeText } from '../../shared/domain/compose-text.ts';
import { checkBody } from '../../shared/domain/content-check.ts';
import { classifyReply } from '../../shared/domain/opt-out.ts';
import { checkSignature } from '../../shared/domain/signature.ts';

const keys = (problems: { key: string }[]) => problems.map(({ key }) => key);

describe('the text as the phone shows it', () => {
  it('has the signature in brackets first and the opt-out last', () => {
    expect(composeText({ signature: '飞笺', body: '您好', optOut: '退订回T' })).toBe('【飞笺】您好退订回T');
    expect(composeText({ signature: '', body: '您好', optOut: '' })).toBe('您好');
  });
});

describe('a signature', () => {
  const limits = { min: 2, max: 8 };
  it.each([
    ['飞笺商城', []],
    ['飞笺', []],
    ['𠮷野家餐饮管理公', []],
    ['', ['signature_missing']],
    ['  ', ['signature_missing']],
    ['飞', ['signature_length']],
    ['飞笺飞笺飞笺飞笺飞', ['signature_length']],
    ['【飞笺】', ['signature_brackets']],
    ['飞 笺', ['signature_blank']],
  ])('%j → %j', (text, expected) => {
    expect(keys(checkSignature(text, limits))).toEqual(expected);
  });

  it('says how long it is and how long it may be', () => {
    expect(checkSignature('飞', limits)[0]).toEqual({
      key: 'signature_length',
      severity: 'block',
      data: { length: 1, min: 2, max: 8 },
    });
  });
});

describe('a body', () => {
  it.each([
    ['您的快递到了', []],
    ['', ['body_empty']],
    [' \n', ['body_empty']],
    ['【飞笺】您好', ['body_brackets']],
    ['全场八折，退订回T', ['opt_out_present']],
    ['全场八折，回T退订', ['opt_out_present']],
    ['全场八折，回复TD退订', ['opt_out_present']],
    ['全场八折，拒收请回复R', ['opt_out_present']],
    ['全场八折，退订请回复T', ['opt_out_present']],
    ['您要退订的订单已处理', []],
    ['生日快乐🎂🎂', ['emoji']],
  ])('%j → %j', (body, expected) => {
    expect(keys(checkBody(body))).toEqual(expected);
  });

  it('shows which characters the channel may refuse', () => {
    expect(checkBody('🎂生日🎂快乐🎉')[0]?.data).toEqual({ characters: '🎂🎉', count: 3 });
  });
});

describe('a reply', () => {
  it.each([
    ...['T', 't', 'ｔ', 'Ｔ', 'TD', 'td', 'R', 'r。', 'N', 'n', '“T”', '【T】', ' T ', 'T.', '回T', '回复TD'],
    ...[
      '退订',
      '退订！',
      '退 订',
      '【退订】',
      '退订。谢谢',
      '我要退订',
      '请退订',
      '退订了',
      '申请退订',
      '退订T',
      'TD退订',
      '退订回T',
      '回T退订',
    ],
    ...[
      '拒收',
      '拒收请回复R',
      '不要再发',
      '不要再发了',
      '请不要再发了！',
      '别再发短信了',
      '别发了',
      '请勿再发',
      '勿发',
      '取消订阅',
      'STOP',
      'unsubscribe',
    ],
  ])('%j opts out', (text) => {
    expect(classifyReply(text)).toBe('opt_out');
  });

  it.each([
    ...[
      '',
      '收到',
      '好的',
      '谢谢',
      'T恤还有吗',
      '退订单的事',
      '退订单',
      '不退订',
      '怎么退订',
      '退货',
      '我没有退订',
      'N个',
      'R2D2',
      'Tom',
    ],
    ...['不要再发快递到公司了', '订单不退', '拒收快递怎么办', '1', 'no', 'yes', '请发货', '别发顺丰', '停'],
    '你好，我想问一下上次买的衣服可以退吗，还有不要再发错了，谢谢你们',
  ])('%j does not', (text) => {
    expect(classifyReply(text)).not.toBe('opt_out');
  });
});
