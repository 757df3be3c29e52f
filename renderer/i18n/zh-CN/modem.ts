/** What a modem's trouble is called, and what to do about it: category and advice of its codes. */
export const modemCategory = {
  modem_port_missing: '短信猫没有插好',
  modem_port_busy: '端口被其他程序占用',
  modem_port_denied: '没有打开端口的权限',
  modem_port_failed: '端口打不开',
  modem_not_a_modem: '端口上不是短信猫',
  modem_wrong_speed: '波特率不对',
  modem_sim_missing: '没有插 SIM 卡',
  modem_pin_needed: '需要 PIN 码',
  modem_pin_wrong: 'PIN 码错误',
  modem_puk_needed: 'SIM 卡被 PUK 锁住',
  modem_sim_failed: 'SIM 卡故障',
  modem_sim_stopped: '这张 SIM 卡不能发短信',
  modem_sim_refused: '运营商拒绝（欠费、超限或被判垃圾短信）',
  modem_no_network: '没有网络',
  modem_smsc_missing: '没有短信中心号码',
  modem_storage_full: 'SIM 卡短信存储快满了',
  modem_busy: '短信猫忙',
  modem_none: '没有短信猫',
  modem_partly: '长短信只发出一部分',
  modem_marketing: '未允许用 SIM 卡发营销短信',
};

export const modemAdvice = {
  modem_port_missing: '插好短信猫；插上后会自动继续。',
  modem_port_busy: '关闭占用端口的程序，再点“检测”。',
  modem_port_denied: '执行给出的命令，注销后重新登录。',
  modem_port_failed: '重新插拔短信猫，检查驱动。',
  modem_not_a_modem: '换一个端口；有的短信猫会出现多个端口。',
  modem_wrong_speed: '换一个波特率再试，常见的是 115200 和 9600。',
  modem_sim_missing: '断电后插入 SIM 卡，再重新插上短信猫。',
  modem_pin_needed: '在短信猫设置里填写 PIN 码，或在手机上取消 PIN 码。',
  modem_pin_wrong: '已经停止尝试，以免锁卡。确认正确的 PIN 码后重新填写，只会再试一次。',
  modem_puk_needed: '把卡插到手机里，用 PUK 码解锁；软件不会猜 PUK 码。',
  modem_sim_failed: '换一张 SIM 卡试试。',
  modem_sim_stopped: '向运营商确认这张卡是否停机、是否开通短信，然后点“检测”。',
  modem_sim_refused: '查询话费和短信限额；这张卡会停用一小时。',
  modem_no_network: '检查天线和信号；有网络后会自动继续。',
  modem_smsc_missing: '在短信猫设置里填写运营商的短信中心号码。',
  modem_storage_full: '软件会自动清理已存下的短信；如仍然满，请在手机里删除。',
  modem_busy: '稍后会自动再试。',
  modem_none: '在短信猫页面添加一台短信猫并启用。',
  modem_partly: '对方看不到完整内容。确认后可以重发整条。',
  modem_marketing:
    '用个人 SIM 卡群发营销短信违反运营商协议。确有必要请先在“短信猫”页面确认法律提示，通知类短信不受影响。',
};

export const modem = {
  warning: {
    hour_cap_raised:
      '超过每小时 60 条：三大运营商公布的限额是每小时 200 条、每天 1000 条（联通每天 800 条），超过会停短信一周，恢复要去营业厅或打客服。',
    day_cap_raised: '超过每天 300 条：运营商会看内容和数量，个人号码发得多容易被停短信功能。',
    pace_raised: '每分钟超过 6 条：发得太快，容易被判为垃圾短信。',
  },
  marketingNote:
    '工信部《通信短信息服务管理规定》：未经同意不得发送商业短信，必须提供免费的退订方式。用个人 SIM 卡群发也违反运营商协议，可能停机。',
};
