/** A recipient as the planner needs it; storage's recipients are of this shape. */
export interface PlanRecipient {
  number: string;
  name: string;
  gender: 'male' | 'female' | null;
  /** YYYY-MM-DD */
  birthday: string | null;
  company: string;
  remark: string;
  custom: Record<string, string> | null;
}

/** 1990-05-03 → 5月3日: the year is nobody's business in a greeting. */
function spokenDay(day: string | null): string {
  if (day === null || day.length < 10 || day[4] !== '-' || day[7] !== '-') return '';
  const month = twoDigits(day, 5);
  const date = twoDigits(day, 8);
  return month < 0 || date < 0 ? '' : `${month}月${date}日`;
}

/** -1 when they are none */
function twoDigits(text: string, from: number): number {
  const tens = text.charCodeAt(from) - 48;
  const ones = text.charCodeAt(from + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

const spoken = (gender: PlanRecipient['gender'], male: string, female: string): string =>
  gender === null ? '' : gender === 'male' ? male : female;

/** The text of a contact field id (`name`, `salutation`, `custom:订单号` …); '' when blank or no such field. */
export function fieldText(recipient: PlanRecipient, id: string): string {
  switch (id) {
    case 'name':
      return recipient.name;
    case 'number':
      return recipient.number;
    case 'gender':
      return spoken(recipient.gender, '男', '女');
    case 'salutation':
      return spoken(recipient.gender, '先生', '女士');
    case 'birthday':
      return spokenDay(recipient.birthday);
    case 'company':
      return recipient.company;
    case 'remark':
      return recipient.remark;
    default:
      return id.startsWith('custom:') && recipient.custom !== null && Object.hasOwn(recipient.custom, id.slice(7))
        ? (recipient.custom[id.slice(7)] ?? '')
        : '';
  }
}
