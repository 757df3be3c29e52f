/** `npm run modem-demo`: a modem without a modem, for trying the program out. Nothing leaves this computer. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { reportPlans } from './report-plans.ts';
import { startModem } from './start-modem.ts';

const English = !(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || 'zh').startsWith('zh');
const say = (chinese: string, english: string): void => console.log(English ? english : chinese);

const POLL_MS = 200;

async function demo(): Promise<void> {
  const path = process.argv[2] ?? join(tmpdir(), `feijian-modem-${process.pid}`);
  const modem = await startModem({ path, quirks: { manufacturer: 'Feijian', model: 'Demo' } });
  modem.control.network.plan = reportPlans.delivered(2000);
  say(
    `演示端口：${modem.path}\n在飞笺里添加“短信猫”，端口填上面的路径。短信不会真的发出，两秒后都“送达”。\n` +
      '模拟对方回复：输入“号码 内容”再按回车，例如 13900139000 退订。按 Ctrl+C 结束。',
    `Demo port: ${modem.path}\nIn Feijian add a GSM modem channel and give this path as its port. Nothing is really sent; ` +
      'everything is "delivered" after two seconds.\n' +
      'To get a reply, type NUMBER TEXT and press Enter, for instance: 13900139000 TD. Ctrl+C ends it.',
  );

  let shown = 0;
  const watch = setInterval(() => {
    for (const one of modem.ledger.submissions.slice(shown)) {
      const part = one.concat === null ? '' : ` (${one.concat.seq}/${one.concat.total})`;
      console.log(`→ ${one.to}${part} ${one.text}`);
    }
    shown = modem.ledger.submissions.length;
  }, POLL_MS);

  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    const [, from, text] = /^\s*(\+?\d{3,20})\s+(.+)$/.exec(line) ?? [];
    if (from === undefined || text === undefined) return say('要写成：号码 内容', 'Write it as: NUMBER TEXT');
    modem.control.network.receive(from, text);
    console.log(`← ${from} ${text}`);
  });

  const end = async (): Promise<void> => {
    clearInterval(watch);
    lines.close();
    await modem.close();
    process.exit(0);
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

demo().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
