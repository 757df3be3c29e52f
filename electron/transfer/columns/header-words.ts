import type { ColumnTarget } from '../../../shared/contract/transfer.ts';

/** What people write above a column, most telling first; compared without blanks, brackets and marks, in lower case. */
const WORDS: [ColumnTarget, RegExp][] = [
  [
    'number',
    /^(?:客户|会员|联系|本人|家长|收件人|接收人|收货人)?(?:手机|移动电话|手机号|手机号码|手机电话|电话号码|联系电话|联系方式|联系手机|联系号码|电话|号码|接收号码|接收人)(?:号码|号|1|一)?$/,
  ],
  [
    'number',
    /^(?:(?:mobile|cell|tele)?(?:phone|mobile|tel|telephone)(?:number|no|num)?|cell|msisdn|cellphone|phone_?number|number)$/,
  ],
  ['name', /^(?:客户|会员|顾客|用户|联系人|患者|学生|学员|业主|收件人|收货人|员工)?(?:姓名|名字|名称|称呼|昵称)$/],
  ['name', /^(?:客户|会员|顾客|联系人|患者|学员|业主|(?:full|customer|contact)?name|customer|contact)$/],
  ['gender', /^(?:性别|gender|sex)$/],
  ['birthday', /^(?:生日|出生日期|出生年月|出生年月日|出生|birthday|birthdate|dateofbirth|dob)$/],
  ['company', /^(?:公司|单位|工作单位|公司名称|单位名称|企业|企业名称|company|organization|organisation|employer)$/],
  ['remark', /^(?:备注|备注信息|说明|附注|remarks?|notes?|comments?|memo)$/],
  ['group', /^(?:分组|组别|群组|组|所属分组|客户分组|group|groups)$/],
  ['tag', /^(?:标签|客户标签|tags?|labels?)$/],
  ['consentSource', /^(?:同意来源|授权来源|来源|客户来源|获取渠道|consentsource|source)$/],
  ['consentDate', /^(?:同意日期|同意时间|授权日期|授权时间|consentdate|consentedat)$/],
];

const bare = (header: string): string =>
  header
    .normalize('NFKC')
    .replace(/[（(【[].*?[)）】\]]/g, '')
    .replace(/[\s*:：_\-.·#"'“”]/g, '')
    .toLowerCase();

/** The field a heading names, null when it says nothing we know. */
export function fieldOfHeader(header: string): ColumnTarget | null {
  const text = bare(header);
  if (text === '') return null;
  for (const [field, pattern] of WORDS) if (pattern.test(text)) return field;
  return null;
}
