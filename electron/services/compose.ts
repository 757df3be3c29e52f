import type { Handlers } from '../../shared/contract/contract.ts';
import type { ServiceDeps } from './deps.ts';
import { planInput } from './plan-input.ts';
import { createStarter } from './start-campaign.ts';

type ComposeHandlers = Pick<Handlers, Extract<keyof Handlers, `compose.${string}`> | 'campaigns.start'>;

export function createComposeService(deps: ServiceDeps): ComposeHandlers {
  const { planning } = deps;
  const starter = createStarter(deps);
  return {
    'compose.totals': async ({ draft, key }) => planning.ask('totals', await planInput(deps, draft), key),
    async 'compose.recipients'({ draft, key, after, minParts, limit }) {
      return planning.ask('recipients', { ...(await planInput(deps, draft)), after, minParts, limit }, key);
    },
    'compose.savings': async ({ draft, key }) => planning.ask('savings', await planInput(deps, draft), key),
    'compose.sendToMyself': ({ draft, number }) => starter.toMyself(draft, number),
    'campaigns.start': (request) => starter.start(request),
  };
}
