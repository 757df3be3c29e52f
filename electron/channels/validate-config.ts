import type { Descriptor, FormField } from '../../shared/contract/channels.ts';
import type { ChannelConfig } from './channel.ts';
import { checkDefinition } from './providers/http/check-definition.ts';
import { isSafeUrl } from './safe-url.ts';

/** Which of the provider's fields are missing or unusable, by key; both empty when the channel can be made. */
export interface ConfigProblems {
  missing: string[];
  invalid: string[];
}

function isValid(field: FormField, value: string | number | boolean, plain: boolean): boolean {
  switch (field.kind) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'int':
      return (
        typeof value === 'number' &&
        Number.isInteger(value) &&
        value >= (field.min ?? Number.NEGATIVE_INFINITY) &&
        value <= (field.max ?? Number.POSITIVE_INFINITY)
      );
    case 'url':
      return typeof value === 'string' && isSafeUrl(value, plain);
    case 'choice':
      return typeof value === 'string' && (field.choices ?? []).includes(value);
    case 'json':
      return typeof value === 'string' && value.length <= (field.max ?? 20_000) && checkDefinition(value).kind === 'ok';
    case 'text':
    case 'secret':
      return (
        typeof value === 'string' &&
        value.length >= (field.min ?? 1) &&
        value.length <= (field.max ?? 500) &&
        !/[\r\n\0]/.test(value)
      );
  }
}

export function validateConfig(descriptor: Descriptor, config: ChannelConfig): ConfigProblems {
  const missing: string[] = [];
  const invalid: string[] = [];
  // only where the form offers it and the owner has ticked it
  const plain = config.allowPlainHttp === true && descriptor.fields.some(({ key }) => key === 'allowPlainHttp');
  for (const field of descriptor.fields) {
    const given = config[field.key];
    const value = given === undefined || given === null || given === '' ? field.default : given;
    if (value === null || value === '') {
      if (field.required) missing.push(field.key);
    } else if (!isValid(field, value, plain)) invalid.push(field.key);
  }
  return { missing, invalid };
}

/** The given fields with the descriptor's defaults in the gaps; unknown keys are dropped. */
export function completeConfig(descriptor: Descriptor, config: ChannelConfig): ChannelConfig {
  const complete: ChannelConfig = {};
  for (const field of descriptor.fields) {
    const given = config[field.key];
    complete[field.key] = given === undefined || given === null || given === '' ? field.default : given;
  }
  return complete;
}
