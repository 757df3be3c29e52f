import type { Descriptor } from '../../../../shared/contract/channels.ts';
import type { HttpCall, HttpDefinition } from '../../../../shared/contract/http-definition.ts';
import { freeTextDescriptor } from '../../free-text-descriptor.ts';
import { isPersonal } from './build-request.ts';

const secret = (key: string, label: string) => ({
  key,
  label,
  kind: 'secret' as const,
  required: false,
  default: null,
  min: 1,
  max: 500,
});

/** The call for several numbers. */
export const manyCall = ({ send, sendMany }: HttpDefinition): HttpCall => sendMany ?? send;

/** The form: the definition, and apart from it what must never stand in one. */
export const httpDescriptor = freeTextDescriptor({
  provider: 'http',
  docs: '',
  fields: [
    { key: 'definition', label: 'definition', kind: 'json', required: true, default: null, max: 20_000 },
    { key: 'account', label: 'httpAccount', kind: 'text', required: false, default: null, min: 1, max: 200 },
    secret('secretKey', 'httpKey'),
    secret('secretPassword', 'httpPassword'),
    secret('secretToken', 'httpToken'),
  ],
  reports: 'queue',
  replies: true,
  ipWhitelist: 'optional',
  batchSame: 1000,
  batchPersonal: 1,
});

/** What one channel can do, by its definition. */
export const descriptorOf = (definition: HttpDefinition): Descriptor => ({
  ...httpDescriptor,
  reports: definition.reports ? 'queue' : 'none',
  replies: definition.replies !== undefined,
  balance: definition.balance !== undefined,
  maxNotice: definition.maxText,
  maxMarketing: Math.min(definition.maxText, httpDescriptor.maxMarketing),
  batchSame: definition.batch,
  batchPersonal: isPersonal(manyCall(definition)) ? definition.batch : 1,
});
