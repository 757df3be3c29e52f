export const HELP = `飞笺命令行

用法：npm run -s cli -- 命令 [参数] [--json] [--data 文件夹] [--lang zh|en]

  count       从标准输入逐行计算条数（不打开数据）
  numbers     从标准输入逐行检查号码（不打开数据）
  pdu         短信 PDU 编码、解码（不打开数据）
  import      导入联系人文件
  contacts    查通讯录
  channels    通道：列出、添加、设置、测试、余额
  send        群发
  campaigns   任务列表
  campaign    看一个任务；暂停、继续、取消、只重发失败、同意、补发
  messages    一个任务的消息
  replies     客户的回复
  costs       每个通道的余额、花费和应返
  resolve     处理结果未知的消息
  backup      立即备份
  backups     列出备份
  restore     恢复到一个备份

每个命令都有说明：npm run -s cli -- 命令 --help
退出码：0 成功，1 失败或被拒绝，2 用法不对
`;

export const HELP_OF: Record<string, string> = {
  count: `count：标准输入每行一个 JSON，输出每行一个 JSON

  输入 {"signature":"","body":"…","optOut":"","encoding":"106"|"gsm"}
  输出 {"text","encoding":"106"|"GSM7"|"UCS2","units","parts","perPart","remaining"}
  remaining 是最后一条还能写的字数。不认识的行输出 {"error":"BAD_LINE","line":n}，退出码 1
`,
  numbers: `numbers：标准输入每行一个号码，输出每行一个 JSON

  {"input","number":"11 位或 null","verdict":"ok"|"flag"|"invalid"|"not-smsable","reason","carrier","kind"}
  carrier：中国移动 中国联通 中国电信 中国广电 工信部应急通信 null；kind：base mvno datacard iot emergency null
`,
  pdu: `pdu encode | decode：标准输入每行一条，输出每行一个 JSON

encode
  输入 {"number","text","statusReport":true|false,"validityMinutes":n,"messageReference":0-255,
        "concatRef":n,"concatRefBits":8|16,"smsc":"+86…"}；除前两个外都可以是 null 或不写：
        不要报告、不写有效期、0、0、8、SIM 卡自己的短信中心
  输出 {"pdus":["十六进制",…],"cmgsLengths":[AT+CMGS 的长度,…]}，每条一个
decode
  输入 十六进制 PDU，带短信中心（AT+CMGL、+CMT、+CDS 给出的样子）
  输出 {"type":"SMS-DELIVER"|"SMS-STATUS-REPORT"|"SMS-SUBMIT","smsc","address","typeOfAddress","scts",…}
不认识的行输出 {"error":{"code","field","offset","message"}}，退出码 1
`,
  import: `import 文件 [选项]：xlsx xls csv txt ods et vcf

  --group 名称           放进分组，没有就新建
  --map 字段=列名,…       字段：number name gender birthday company remark group tag
                         consentSource consentDate custom:名称 skip；列名也可以写序号（从 1 起）
  --merge 规则           keep 保留原有 | overwrite 覆盖 | fill 只补空白（默认）
  --sheet 名称           选工作表
  --encoding 编码        utf-8 | utf-16le | utf-16be | gb18030（默认自动识别）
  --no-header            第一行就是数据
  --check                只检查，不写入
`,
  contacts: `contacts [--search 词] [--group 名称] [--limit N（默认 50）]

  词：号码开头、后四位、姓名、拼音或首字母
`,
  channels: `channels [list]
channels add 服务商 --name 名称 [--set 键=值 …] [--secret-stdin 键] [--default]
channels set 通道 [--name 名称] [--set 键=值 …] [--secret-stdin 键] [--default]
channels test 通道
channels balance 通道
channels templates 通道  向服务商取模板：编号、变量、审核状态
channels providers

  通道写编号或名称。密钥不写在命令行里：用环境变量（如 FEIJIAN_APIKEY），或 --secret-stdin 键 从标准输入读。
  通用的键：rate burst batch dailyCap price（厘/条） billing optOut windowFrom windowTo（当天的分钟数） enabled
`,
  send: `send --group 名称 | --to 文件  --signature 签名  --body 正文 | --template 名称 | --provider-template 编号  --kind notice|marketing

  --channel 通道         编号或名称（默认：默认通道）
  --fallback 甲,乙        备用通道，编号或名称，按次序（通道明确拒绝后才改走）
  --provider-template T  服务商模板的编号或名称（只发模板的通道用；channels templates 可列出）
  --fill 变量=字段        服务商模板的变量填什么，可写多次；变量:=文字 填固定文字
  --at 时间              "2026-01-02 09:30"（北京时间）或带时区的 ISO 时间
  --rate N               这次最多每秒 N 条
  --map 字段=列名,…       配合 --to（同 import）；文件里的列可以作变量 {列名}
  --name 名称            任务名称
  --yes                  不再询问
  --without-consent      营销短信也发给没有同意记录的人（由你负责）
  --allow-repeat         24 小时内同样内容发给同样的人也发
  --wait 什么            submission 等提交完（默认）| reports 等回执到齐 | none 不等
  --timeout 秒           最多等多久（不写：一分钟没有新回执就不再等）

  先显示人数、条数和价格再询问。--to 的人会存进通讯录的一个新分组。
  Ctrl+C 暂停任务，没发的都还在。
`,
  campaigns: `campaigns [--state 状态] [--limit N（默认 20）]

  状态：draft planning scheduled sending paused finished cancelled
`,
  campaign: `campaign 编号 [pause|resume|cancel|retry-failed|approve|send-held] [--yes] [--wait submission|reports|none] [--timeout 秒]

  approve    让等待另一人同意的任务发出去
  send-held  把因发送频率先过滤的人，等到各自可以收时发出
  除 pause 和 cancel 外都会等到提交完
`,
  messages: `messages 任务编号 [--state 状态] [--limit N（默认全部）]

  状态：queued submitting accepted delivered failed rejected unknown no_report excluded cancelled
`,
  replies: `replies [--unread] [--limit N（默认 50）]

  从新到旧；--unread 只列未读的
`,
  costs: `costs

  每个通道一行：剩余、今天、本月、预扣、已扣、应返
`,
  resolve: `resolve 任务编号 --unknown query|sent|resend [--yes] [--wait submission|reports|none]

  query   向服务商查询，不花钱
  sent    视为已发：不再重发，可能有人没收到
  resend  重发：可能有人收到两次，再计费一次
`,
  backup: `backup

  立即备份，和数据一样加密，存好后再打开检查一遍
`,
  backups: `backups

  能恢复的备份，新的在前
`,
  restore: `restore 文件 [--yes]

  先把现在的数据备份一份，再恢复；备份以后发出的从日志补回，不会再发一次，群发都先暂停
`,
};
