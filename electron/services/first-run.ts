import { defaultOptions } from './channels.ts';
import type { ServiceDeps } from './deps.ts';

const SEEDED = 'seeded';

/** A new data folder can send at once: 演练通道 and a signature to go with it. Deleting them later is respected. */
export async function seedFirstRun({ storage, providers }: Pick<ServiceDeps, 'storage' | 'providers'>): Promise<void> {
  if ((await storage.settings.getValue(SEEDED)) !== null) return;
  const simulator = providers.find(({ descriptor }) => descriptor.simulated)?.descriptor;
  if (simulator !== undefined && (await storage.channels.list()).length === 0) {
    await storage.channels.save({
      provider: simulator.provider,
      name: '演练通道',
      options: defaultOptions(simulator),
      config: Object.fromEntries(simulator.fields.map((field) => [field.key, field.default])),
      secrets: {},
      enabled: true,
      isDefault: true,
    });
  }
  if ((await storage.templates.signatures()).length === 0) {
    await storage.templates.saveSignature({ text: '飞笺演示', remark: '', isDefault: true });
  }
  await storage.settings.setValue(SEEDED, '1');
}
