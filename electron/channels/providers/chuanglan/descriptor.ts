import { freeTextDescriptor } from '../../free-text-descriptor.ts';

/** Manual of v1 (2018) for the calls, the vendor's current rule pages for signature, opt-out and IP list. */
export const chuanglanDescriptor = freeTextDescriptor({
  provider: 'chuanglan',
  docs: 'https://doc.chuanglan.com/document/HAQYSZKH9HT5Z50L',
  fields: [
    { key: 'account', label: 'apiAccount', kind: 'text', required: true, default: null, min: 1, max: 64 },
    { key: 'password', label: 'apiPassword', kind: 'secret', required: true, default: null, min: 1, max: 200 },
    // the host is the account's own: the console names it
    { key: 'endpoint', label: 'accountEndpoint', kind: 'url', required: true, default: 'https://smssh1.253.com' },
  ],
  reports: 'queue',
  replies: true,
  ipWhitelist: 'required',
  signatureMax: 16,
  maxNotice: 536,
  maxMarketing: 500,
  batchSame: 1000,
  batchPersonal: 1000,
});
