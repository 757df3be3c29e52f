import { hostCore } from '../../../electron/hosts/electron/core-host.ts';
import { createHub } from '../../../electron/rpc/hub.ts';
import { settings } from '../../../shared/contract/app.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { fakeHandlers } from '../rpc/fake-handlers.ts';

// The entry of a core process without a database.
hostCore(process.parentPort, async ({ dataFolder, version, secrets }) => {
  if (dataFolder.endsWith('held')) throw new AppError('DATA_FOLDER_IN_USE', { pid: 77, host: 'cli', since: 0 });
  const hub = createHub();
  return {
    subscribe: hub.subscribe,
    close: async () => {},
    handlers: fakeHandlers({
      // seals and opens by way of main, so that the answer proves the round trip
      'app.info': async () => {
        const sealed = await secrets.seal(dataFolder);
        if (sealed.includes(dataFolder)) throw new Error('not sealed');
        return {
          version,
          host: 'electron',
          dataFolder: await secrets.open(sealed),
          secrets: secrets.kind,
          firstRun: true,
        };
      },
      'settings.get': async () => settings.parse({}),
      'settings.set': async () => {
        hub.emit('notice', { kind: 'campaign_finished', campaignId: 1, name: '春季回访', data: {} });
        return settings.parse({});
      },
      'jobs.cancel': async () => process.exit(1),
    }),
  };
});
