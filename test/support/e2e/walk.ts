import type { TestApp, textsOf } from './app.ts';

/** Opens every screen of a shop with a modem, then every step of the composer, and looks at each. */
export async function walkScreens(
  { page, open }: TestApp,
  t: ReturnType<typeof textsOf>,
  seeded: { campaignId: number; draftId: number },
  look: (name: string) => Promise<void>,
): Promise<void> {
  for (const [path, name] of [
    ['', 'home'],
    ['campaigns', 'campaigns'],
    [`campaigns/${seeded.campaignId}`, 'campaign'],
    ['records', 'records'],
    ['replies', 'replies'],
    ['contacts', 'contacts'],
    ['import', 'import'],
    ['templates', 'templates'],
    ['blacklist', 'blacklist'],
    ['costs', 'costs'],
    ['channels', 'channels'],
    ['modems', 'modems'],
    ['setup', 'setup'],
    ['setup/http', 'setup-keys'],
    ['settings', 'settings'],
  ] as const) {
    await open(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    if (name === 'modems') await page.getByText(t.modems.state.ready, { exact: true }).first().waitFor();
    await look(name);
  }
  await open(`compose/${seeded.draftId}`);
  for (const [step, name] of Object.values(t.composer.step).entries()) {
    await page.locator('.ant-steps-item').nth(step).click();
    await page.getByText(name, { exact: true }).first().waitFor();
    await look(`compose-${step + 1}`);
  }
}
