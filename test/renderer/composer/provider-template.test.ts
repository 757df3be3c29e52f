import { describe, expect, it } from 'vitest';
import {
  fillProviderText,
  guessMapping,
  type ProviderTemplate,
} from '../../../renderer/features/composer/provider-template.ts';

const template = (body: string, variables: string[]): ProviderTemplate => ({
  ...{ templateId: '1', name: '提醒', kind: 'notice', review: 'approved', reason: '' },
  ...{ body, variables },
});
const field = (id: string) => ({ name: '王芳', company: ' ' })[id] ?? '';

describe('an approved template in the composer', () => {
  it('is filled by name or by position; what is blank shows as the provider writes it', () => {
    const mapping = [
      { variable: 'name', field: 'name', fallback: '' },
      { variable: 'shop', field: 'company', fallback: '本店' },
    ];
    const named = template(`\${name}，\${shop}恭候，\${name}`, ['name', 'shop']);
    expect(fillProviderText(named, mapping, field)).toBe('王芳，本店恭候，王芳');
    expect(fillProviderText(template('{1}您好，编号{2}', ['1', '2']), [], field)).toBe('{1}您好，编号{2}');
    const fixed = [{ variable: '1', field: '', fallback: '顾客' }];
    expect(fillProviderText(template('{1}您好', ['1']), fixed, field)).toBe('顾客您好');
  });

  it('guesses fields from the names of variables, and never from a number', () => {
    expect(guessMapping(template('', ['name', '姓名', '1'])).map((one) => one.field)).toEqual(['name', 'name', '']);
  });
});
