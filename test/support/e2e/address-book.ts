import { openCore } from '../open-core.ts';

/** A small book whose every person is found by something of their own. */
const PEOPLE = [
  '姓名\t手机号\t性别\t公司\t备注\t分组\t标签',
  '王芳\t13800138000\t女\t春风百货\t老顾客\t会员\tVIP',
  '王小明\t13912345678\t男\t\t\t会员\t',
  '欧阳娜娜\t13655556666\t女\t\t爱吃辣\t会员\tVIP',
  '李娜\t15012340001\t\t\t\t散客\t',
  '张伟\t18600001111\t\t城东药房\t\t散客\t',
  '陈静\t13312345678\t\t\t\t散客\t',
  '单雄\t17700002222\t\t\t\t\t',
].join('\n');

/** Writes the book into a data folder, as a first import would have. */
export async function seedAddressBook(dataFolder: string): Promise<void> {
  const shop = await openCore({ dataFolder, sending: false });
  try {
    const source = { text: PEOPLE };
    const { columns } = await shop.call('import.inspect', { source });
    const { jobId } = await shop.call('import.run', { source, columns: columns.map((column) => column.guess) });
    const { state } = await shop.job(jobId);
    if (state !== 'done') throw new Error('the book was not imported');
  } finally {
    await shop.close();
  }
}
