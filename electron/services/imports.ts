import type { Handlers } from '../../shared/contract/contract.ts';
import type { Changed } from '../../shared/contract/events.ts';
import type { ImportOutcome, ImportSource } from '../../shared/contract/transfer.ts';
import type { ServiceDeps } from './deps.ts';
import { fileLanguage } from './file-language.ts';
import type { Jobs } from './jobs.ts';

type ImportHandlers = Pick<Handlers, Extract<keyof Handlers, `files.${string}` | `import.${string}`>>;

/** What an import may have changed. */
const TOUCHED: readonly Changed[] = ['contacts', 'groups', 'tags'];

export function createImportService(deps: ServiceDeps, jobs: Jobs): ImportHandlers {
  const { files, transfer, storage, clock, emit } = deps;
  const pathOf = (source: ImportSource): string | null => ('fileId' in source ? files.find(source.fileId).path : null);

  return {
    'files.begin': (input) => files.begin(input),
    'files.append': (input) => files.append(input),
    'files.read': (input) => files.read(input),
    'files.discard': (input) => files.discard(input),
    async 'import.sample'({ language }) {
      const { fileId, path } = files.create('sample.xlsx');
      await transfer('sample', { out: path, language: await fileLanguage(language, storage.settings) });
      return { fileId };
    },
    'import.inspect': async ({ source }) => transfer('inspect', { source, path: pathOf(source) }),
    async 'import.check'(plan) {
      const path = pathOf(plan.source);
      return jobs.start('import.check', (run) => transfer('check', { plan, path, now: clock.now() }, run));
    },
    async 'import.run'(plan) {
      const path = pathOf(plan.source);
      return jobs.start('import.run', async (run) => {
        const outcome = await transfer('run', { plan, path, now: clock.now() }, run);
        for (const what of TOUCHED) emit('changed', { what });
        emit('notice', { kind: 'import_finished', campaignId: null, name: '', data: noticeOf(outcome) });
        return outcome;
      });
    },
    async 'import.problems'({ language: asked, ...plan }) {
      const path = pathOf(plan.source);
      return jobs.start('import.problems', async (run) => {
        const { fileId, path: out } = files.create('problems.xlsx');
        const language = await fileLanguage(asked, storage.settings);
        await transfer('problems', { plan, path, out, language }, run);
        return { fileId };
      });
    },
  };
}

function noticeOf({ counts: { rows, created, updated, invalid } }: ImportOutcome) {
  return { rows, created, updated, invalid };
}
