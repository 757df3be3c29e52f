import type { Descriptor } from '../../../../shared/contract/channels.ts';

/** Limits from the v2 manual; rate, signature length and hours are not published, so those are the app's defaults. */
export const yunpianDescriptor: Descriptor = {
  provider: 'yunpian',
  title: 'yunpian',
  simulated: false,
  docs: 'https://www.yunpian.com/official/document/sms/zh_CN/introduction_brief',
  fields: [
    { key: 'apikey', label: 'apikey', kind: 'secret', required: true, default: null, min: 1, max: 200 },
    { key: 'endpoint', label: 'endpoint', kind: 'url', required: true, default: 'https://sms.yunpian.com' },
    // accounts may send an id of their own only after support has enabled it
    { key: 'sendUid', label: 'sendUid', kind: 'boolean', required: false, default: false },
    { key: 'deadlineSeconds', label: 'deadlineSeconds', kind: 'int', required: false, default: 30, min: 1, max: 120 },
  ],
  content: 'text',
  counting: '106',
  reports: 'queue',
  replies: true,
  lookup: true,
  catalog: false,
  ipWhitelist: 'optional',
  balance: true,
  billing: 'delivered',
  optOut: '退订回T',
  signatureMin: 2,
  signatureMax: 8,
  maxNotice: 500,
  maxMarketing: 300,
  batchSame: 1000,
  batchPersonal: 1000,
  variableMax: null,
  windowFrom: null,
  windowTo: null,
  rate: 50,
  burst: 100,
  connections: 2,
  price: 50,
};
