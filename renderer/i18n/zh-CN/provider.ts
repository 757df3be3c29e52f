export const provider = {
  simulator: '演练通道',
  yunpian: '云片',
  about: {
    simulator:
      '装在软件里的模拟服务商：不联网、不花钱、不会发出真实短信。回执、失败、退订、余额都会像真的一样演一遍，适合先练手。',
    yunpian: '自由内容的 106 短信服务商：先在云片后台报备签名和模板，拿到 API 密钥填在这里。成功计费，失败返还。',
  },
  field: {
    seed: '随机种子',
    failurePercent: '失败比例（%）',
    replyPercent: '回复比例（%）',
    reportSeconds: '回执大约几秒后到',
    latencyMs: '每次提交用时（毫秒）',
    granted: '演练余额（条）',
    apikey: 'API 密钥（apikey）',
    endpoint: '接口地址',
    sendUid: '提交时带上批次编号（uid）',
    deadlineSeconds: '最长等待答复（秒）',
  },
  hint: {
    seed: '同一个种子，同一个名单，每次演练的结果都一样。',
    failurePercent: '除了下面的特殊尾号，还有多少号码会失败。',
    replyPercent: '有多少号码会回复短信，包括退订。',
    reportSeconds: '多数回执在这个时间前后到，少数会晚很多。',
    latencyMs: '模拟网络快慢。',
    granted: '演练时一共可以发的条数，用完会像真的一样提示余额不足。',
    apikey: '在云片后台“账户信息”里可以看到。只保存在这台电脑，保存后不再显示。',
    endpoint: '一般不用改。只接受 https 地址。',
    sendUid: '需要先请云片客服开通；开通后，结果未知时更容易查清。',
    deadlineSeconds: '超过这个时间没有答复，就列为结果未知。',
  },
} as const;
