import { freeTextDescriptor } from '../../free-text-descriptor.ts';

/** Limits from copies of the vendor's manual; 350 characters is the lowest figure any of them gives. */
export const montnetsDescriptor = freeTextDescriptor({
  provider: 'montnets',
  docs: 'https://www.montnets.com/',
  fields: [
    { key: 'userid', label: 'userid', kind: 'text', required: true, default: null, min: 1, max: 6 },
    { key: 'password', label: 'apiPassword', kind: 'secret', required: true, default: null, min: 1, max: 200 },
    // host and port are the account's own
    { key: 'endpoint', label: 'accountEndpoint', kind: 'url', required: true, default: null },
    // many accounts are given an address that speaks no TLS; the password itself never travels
    { key: 'allowPlainHttp', label: 'allowPlainHttp', kind: 'boolean', required: false, default: false },
  ],
  reports: 'queue',
  replies: true,
  ipWhitelist: 'optional',
  maxNotice: 350,
  maxMarketing: 350,
  batchSame: 1000,
  batchPersonal: 100,
});
