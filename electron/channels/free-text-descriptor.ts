import type { Descriptor, FormField } from '../../shared/contract/channels.ts';
import type { ChannelConfig } from './channel.ts';

type Own = Pick<Descriptor, 'provider' | 'docs' | 'fields' | 'ipWhitelist' | 'batchSame' | 'batchPersonal'> &
  Partial<Descriptor>;

/** How long to wait for an answer; the same on every form. */
export const deadlineField: FormField = {
  key: 'deadlineSeconds',
  label: 'deadlineSeconds',
  kind: 'int',
  required: false,
  default: 30,
  min: 1,
  max: 120,
};

/**
 * A 106 provider that takes free text. Where its manual says nothing, the app's cautious defaults stand: 2–8 characters
 * of signature, 500 in all (300 for marketing), 拒收请回复R, 50 messages a second.
 */
export const freeTextDescriptor = (own: Own): Descriptor => ({
  title: own.provider,
  simulated: false,
  content: 'text',
  counting: '106',
  reports: 'none',
  replies: false,
  lookup: false,
  catalog: false,
  balance: true,
  billing: 'submitted',
  optOut: '拒收请回复R',
  signatureMin: 2,
  signatureMax: 8,
  maxNotice: 500,
  maxMarketing: 300,
  variableMax: null,
  windowFrom: null,
  windowTo: null,
  rate: 50,
  burst: 100,
  connections: 2,
  price: 50,
  ...own,
  fields: [...own.fields, deadlineField],
});

export const deadlineMsOf = (config: ChannelConfig): number => Number(config.deadlineSeconds) * 1000;
