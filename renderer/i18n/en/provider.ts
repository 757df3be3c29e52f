import type { Texts } from '../texts.ts';
import type * as source from '../zh-CN/provider.ts';

export const provider: Texts<typeof source.provider> = {
  simulator: 'Practice channel',
  yunpian: 'Yunpian',
  about: {
    simulator:
      'A simulated provider inside the app: no network, no cost, no real message. Reports, failures, opt-outs and balance behave as in life, so you can practise first.',
    yunpian:
      'A 106 provider for free text: file signature and template in its console, then enter the API key here. Billed on delivery, failures come back.',
  },
  field: {
    seed: 'Seed',
    failurePercent: 'Failures (%)',
    replyPercent: 'Replies (%)',
    reportSeconds: 'Reports after about (s)',
    latencyMs: 'Time per request (ms)',
    granted: 'Practice balance (parts)',
    apikey: 'API key (apikey)',
    endpoint: 'Address of the interface',
    sendUid: 'Send a batch id (uid) along',
    deadlineSeconds: 'Wait for an answer at most (s)',
  },
  hint: {
    seed: 'The same seed and the same list end the same way every time.',
    failurePercent: 'How many fail, apart from the special endings below.',
    replyPercent: 'How many write back, opt-outs included.',
    reportSeconds: 'Most reports come about then, a few much later.',
    latencyMs: 'How slow the network seems.',
    granted: 'How many parts there are to practise with; once used up, the balance is too low, as in life.',
    apikey: 'Shown in Yunpian’s console under account information. Kept on this computer only and not shown again.',
    endpoint: 'Usually left alone. Only https addresses are accepted.',
    sendUid: 'Ask Yunpian’s support to enable it first; it makes unknown results easier to settle.',
    deadlineSeconds: 'Without an answer by then, the result counts as unknown.',
  },
};
