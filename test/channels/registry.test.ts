import { describe, expect, it } from 'vitest';
import { PROVIDERS, providerOf } from '../../electron/channels/registry.ts';
import { completeConfig, validateConfig } from '../../electron/channels/validate-config.ts';
import { provider } from '../../renderer/i18n/zh-CN/provider.ts';
import { descriptor } from '../../shared/contract/channels.ts';

describe('providers', () => {
  it('every descriptor keeps the contract, ids are unique, the rehearsal channel comes first', () => {
    for (const provider of PROVIDERS) expect(descriptor.parse(provider.descriptor)).toEqual(provider.descriptor);
    expect(new Set(PROVIDERS.map((provider) => provider.descriptor.provider)).size).toBe(PROVIDERS.length);
    expect(PROVIDERS[0]?.descriptor.simulated).toBe(true);
    expect(PROVIDERS.filter((provider) => provider.descriptor.simulated)).toHaveLength(1);
    expect(providerOf('nobody')).toBeUndefined();
  });

  it('the rehearsal channel needs nothing', () => {
    const { descriptor: simulator } = PROVIDERS[0]!;
    expect(validateConfig(simulator, {})).toEqual({ missing: [], invalid: [] });
    expect(validateConfig(simulator, { failurePercent: 101, seed: 1.5 })).toEqual({
      missing: [],
      invalid: ['seed', 'failurePercent'],
    });
  });

  it.each([
    [{}, ['apikey'], []],
    [{ apikey: 'k' }, [], []],
    [{ apikey: 'k', endpoint: 'http://127.0.0.1:8080' }, [], []],
    [{ apikey: 'k', endpoint: 'http://sms.yunpian.com' }, [], ['endpoint']],
    [{ apikey: 'k', endpoint: 'https://user:pw@sms.yunpian.com' }, [], ['endpoint']],
    [{ apikey: 'k', endpoint: 'sms.yunpian.com' }, [], ['endpoint']],
    [{ apikey: 'a\nb' }, [], ['apikey']],
    [{ apikey: 'k', sendUid: 'yes', deadlineSeconds: 0 }, [], ['sendUid', 'deadlineSeconds']],
  ])('yunpian %j: missing %j, invalid %j', (config, missing, invalid) => {
    const yunpian = providerOf('yunpian')!.descriptor;
    expect(validateConfig(yunpian, config)).toEqual({ missing, invalid });
    expect(completeConfig(yunpian, config).deadlineSeconds).toBeDefined();
  });

  it.each([
    ['tencent', { secretId: 'i', secretKey: 'k', smsSdkAppId: '1400006666' }],
    ['aliyun', { accessKeyId: 'i', accessKeySecret: 'k' }],
  ])('%s: its keys are enough, and never leave without TLS', (id, keys) => {
    const { descriptor: given } = providerOf(id)!;
    expect(validateConfig(given, {}).missing).toEqual(Object.keys(keys));
    expect(validateConfig(given, keys)).toEqual({ missing: [], invalid: [] });
    expect(validateConfig(given, { ...keys, endpoint: 'http://127.0.0.1:8080' }).invalid).toEqual([]);
    expect(validateConfig(given, { ...keys, endpoint: 'http://sms.example.com' }).invalid).toEqual(['endpoint']);
    const secrets = given.fields.filter(({ kind }) => kind === 'secret').map(({ key }) => key);
    expect(secrets).toEqual([Object.keys(keys)[1], 'token']);
  });

  it('every title, label and hint of a provider is a key the texts have', () => {
    const texts: Record<string, unknown> & { field: Record<string, string>; about: Record<string, string> } = provider;
    for (const { descriptor: given } of PROVIDERS) {
      expect(texts[given.title]).toBeTypeOf('string');
      expect(texts.about[given.title]).toBeTypeOf('string');
      for (const field of given.fields) expect(texts.field[field.label]).toBeTypeOf('string');
    }
  });
});
