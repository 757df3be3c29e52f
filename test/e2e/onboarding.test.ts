import { afterAll, beforeAll, expect, it } from 'vitest';
import { cutOff, startApp, type TestApp, textsOf } from '../support/e2e/app.ts';
import { type GatewayDouble, startGateway } from '../support/gateways/frame/start-gateway.ts';
import { tencent } from '../support/gateways/tencent/tencent.ts';
import { yunpian as yunpianGateway } from '../support/gateways/yunpian.ts';

const t = textsOf('zh-CN');
const { setup, facts } = t.channels;
const OWN = '13800138000';
let app: TestApp;
let yunpian: GatewayDouble;
let cloud: GatewayDouble;
beforeAll(async () => {
  yunpian = await startGateway(yunpianGateway, { reports: { delayMs: 300 } });
  cloud = await startGateway(tencent, { reports: { delayMs: 300 } });
  app = await startApp();
});
afterAll(async () => {
  await app?.close();
  await yunpian?.close();
  await cloud?.close();
});

const button = (name: string) => app.page.getByRole('button', { name, exact: true });
const field = (name: string) => app.page.getByLabel(name, { exact: true });
const see = (text: string) => app.page.getByText(text, { exact: false }).first().waitFor();
const looks = async (name: string) => {
  await app.shot(name);
  expect(await cutOff(app.page)).toEqual([]);
};

it('leads from the first screen to a message on one’s own phone', async () => {
  await button(t.home.steps.channelAct).click();
  await see(facts.needs.split('{{')[0] ?? '');
  await looks('setup-providers');
  await button(`${facts.choose} ${t.provider.yunpian}`).click();
  await field(t.provider.field.apikey).fill('wrong-key-0123456789abcdef');
  await app.page.getByText(setup.more).click();
  await field(t.provider.field.endpoint).fill(yunpian.url);
  await looks('setup-keys');
  await button(setup.saveAndCheck).click();
  await see(t.carrier.advice.key);
  await looks('setup-checks-failed');
  await button(setup.toKeys).click();
  await field(t.provider.field.apikey).fill(yunpianGateway.credentials.apikey ?? '');
  await button(setup.saveAndCheck).click();
  await see(t.channels.check.allPassed);
  await looks('setup-checks-passed');
  await button(setup.toSend).click();
  await field(setup.number).fill(OWN);
  await field(setup.signature).fill('测试');
  await app.page.getByRole('button', { name: /^发一条（/ }).click();
  await see(setup.done);
  await looks('setup-sent');
  expect(yunpian.account.all()).toMatchObject([{ number: OWN, text: `【测试】${setup.testBody}` }]);
});

it('sends with an approved template where the provider takes nothing else', async () => {
  const { secretId = '', secretKey = '', appId = '' } = tencent.credentials;
  await app.open('setup/tencent');
  await field(t.provider.field.secretId).fill(secretId);
  await field(t.provider.field.secretKey).fill(secretKey);
  await field(t.provider.field.smsSdkAppId).fill(appId);
  await app.page.getByText(setup.more).click();
  await field(t.provider.field.endpoint).fill(cloud.url);
  await button(setup.saveAndCheck).click();
  await see('审核通过的模板 4 个');
  await looks('setup-checks-template');
  await button(setup.toSend).click();
  await field(setup.number).fill(OWN);
  await field(setup.template).click();
  await app.page.locator('.ant-select-item', { hasText: '个人问候' }).click();
  await field(setup.variable.replace('{{name}}', '1')).fill('王芳');
  await looks('setup-template');
  await app.page.getByRole('button', { name: /^发一条（/ }).click();
  await see(setup.done);
  expect(cloud.account.all()).toMatchObject([{ number: OWN, text: '【测试】王芳您好' }]);
  expect(app.troubles).toEqual([]);
});
