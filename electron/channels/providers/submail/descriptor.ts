import { freeTextDescriptor } from '../../free-text-descriptor.ts';

/** Limits from the vendor's documents of 2022. */
export const submailDescriptor = freeTextDescriptor({
  provider: 'submail',
  docs: 'https://www.mysubmail.com/documents/VBcbe',
  fields: [
    { key: 'appid', label: 'appid', kind: 'text', required: true, default: null, min: 1, max: 64 },
    { key: 'appkey', label: 'appkey', kind: 'secret', required: true, default: null, min: 1, max: 200 },
    {
      key: 'signType',
      label: 'signType',
      kind: 'choice',
      required: false,
      default: 'normal',
      choices: ['normal', 'md5', 'sha1'],
    },
    { key: 'endpoint', label: 'endpoint', kind: 'url', required: true, default: 'https://api-v4.mysubmail.com' },
  ],
  // the log is asked once a minute at most
  reports: 'queue',
  replies: true,
  lookup: true,
  ipWhitelist: 'optional',
  signatureMax: 10,
  maxNotice: 1000,
  maxMarketing: 1000,
  batchSame: 1000,
  // the manual asks for about 50 a request
  batchPersonal: 50,
});
