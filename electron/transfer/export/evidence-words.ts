import type { ConsentGround } from '../../../shared/domain/consent.ts';
import type { BlacklistSource } from '../../../shared/domain/status.ts';
import type { Language } from './words.ts';

interface EvidenceWords {
  title: string;
  header: [time: string, kind: string, what: string, detail: string, result: string];
  number: string;
  name: string;
  nobody: string;
  ground: string;
  grounds: Record<Exclude<ConsentGround, ''>, string>;
  source: string;
  date: string;
  proof: string;
  proofReplaced: string;
  proofTakenOff: string;
  kept: string;
  none: string;
  standing: string;
  listed: string;
  forgotten: string;
  free: string;
  madeAt: string;
  account: string;
  nothing: string;
  sent: string;
  unsent: string;
  blocked: string;
  blockedDetail: string;
  notSent: string;
  reply: string;
  refusal: string;
  report: Record<'pending' | 'delivered' | 'failed', string>;
  events: Record<'added' | 'removed' | 'returned', string>;
  sources: Record<BlacklistSource, string>;
  attached: string;
  page: string;
}

/** The words of a 举证包: it is read outside the app, by a carrier, an authority or a court. */
export const EVIDENCE_WORDS: Record<Language, EvidenceWords> = {
  'zh-CN': {
    title: '短信举证材料',
    header: ['时间', '事项', '内容', '说明', '结果 / 凭证'],
    number: '手机号码',
    name: '姓名',
    nobody: '通讯录里没有',
    ground: '发送依据',
    grounds: { agreed: '本人同意', customer: '既有客户', contract: '订立或履行合同', request: '本人索取' },
    source: '同意来源',
    date: '同意日期',
    proof: '同意凭证',
    proofReplaced: '凭证已更换',
    proofTakenOff: '凭证已撤下',
    kept: '凭证保存时间',
    none: '没有记录',
    standing: '退订状态',
    listed: '已退订或在黑名单',
    forgotten: '顾客资料已删除，只以加密指纹保留退订',
    free: '未退订',
    madeAt: '材料生成时间',
    account: '往来记录',
    nothing: '没有往来记录',
    sent: '发出短信',
    unsent: '未发出',
    blocked: '已拦截',
    blockedDetail: '退订或黑名单，群发时剔除',
    notSent: '没有发送',
    reply: '收到回复',
    refusal: '识别为退订',
    report: { pending: '回执未定', delivered: '回执成功', failed: '回执失败' },
    events: { added: '加入黑名单', removed: '移出黑名单', returned: '重新导入，恢复退订' },
    sources: { reply: '回复退订', manual: '手工加入', import: '导入退订名单', carrier: '运营商', complaint: '投诉' },
    attached: '同意凭证原件已作为附件嵌入本文件',
    page: '第 {n} 页，共 {all} 页',
  },
  en: {
    title: 'SMS evidence file',
    header: ['Time', 'Event', 'Content', 'Note', 'Result / proof'],
    number: 'Mobile number',
    name: 'Name',
    nobody: 'not in the address book',
    ground: 'Ground for sending',
    grounds: {
      agreed: 'the person agreed',
      customer: 'existing customer',
      contract: 'contract',
      request: 'asked for it',
    },
    source: 'Source of consent',
    date: 'Date of consent',
    proof: 'Proof of consent',
    proofReplaced: 'Proof replaced',
    proofTakenOff: 'Proof taken off',
    kept: 'Proof kept since',
    none: 'nothing on record',
    standing: 'Opt-out',
    listed: 'opted out or blacklisted',
    forgotten: 'customer deleted; the refusal is kept as a keyed hash only',
    free: 'not opted out',
    madeAt: 'File made at',
    account: 'Record',
    nothing: 'nothing on record',
    sent: 'Text sent',
    unsent: 'Not sent',
    blocked: 'Blocked',
    blockedDetail: 'opted out or blacklisted: left out of the campaign',
    notSent: 'nothing was sent',
    reply: 'Reply',
    refusal: 'taken as an opt-out',
    report: { pending: 'report: pending', delivered: 'report: delivered', failed: 'report: failed' },
    events: { added: 'Blacklisted', removed: 'Taken off the blacklist', returned: 'Imported again, refusal restored' },
    sources: {
      reply: 'opt-out reply',
      manual: 'by hand',
      import: 'imported opt-outs',
      carrier: 'carrier',
      complaint: 'complaint',
    },
    attached: 'The original proof of consent is attached to this file',
    page: 'Page {n} of {all}',
  },
};
