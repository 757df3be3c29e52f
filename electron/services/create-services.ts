import type { Handlers } from '../../shared/contract/contract.ts';
import { createAppService } from './app.ts';
import { createBackupService } from './backups/backups.ts';
import { createBlacklistService } from './blacklist.ts';
import { createCampaignService } from './campaigns.ts';
import { createChannelService } from './channels.ts';
import { createComposeService } from './compose.ts';
import { createProofService } from './consent.ts';
import { createContactService } from './contacts.ts';
import { createCostService } from './costs/costs.ts';
import type { ServiceDeps } from './deps.ts';
import { createDraftService } from './drafts.ts';
import { createEvidenceService } from './evidence.ts';
import { createImportService } from './imports.ts';
import { createJobs } from './jobs.ts';
import { createMessageService } from './messages.ts';
import { createModemService } from './modems.ts';
import { createReplyService } from './replies.ts';
import { createTemplateService } from './templates.ts';
import { createTimelineService } from './timeline.ts';
import { createWordPackService } from './word-packs.ts';

export interface Services {
  handlers: Handlers;
  /** a list is being written into the book */
  importing(): boolean;
  /** ends running jobs */
  stop(): Promise<void>;
}

/** Every use case behind the contract. */
export function createServices(deps: ServiceDeps): Services {
  const jobs = createJobs(deps);
  const handlers: Handlers = {
    ...createAppService(deps),
    ...createContactService(deps),
    ...createBlacklistService(deps),
    ...createProofService(deps),
    ...createEvidenceService(deps, jobs),
    ...createImportService(deps, jobs),
    ...jobs.handlers,
    ...createTemplateService(deps),
    ...createWordPackService(deps),
    ...createChannelService(deps),
    ...createModemService(deps),
    ...createDraftService(deps),
    ...createComposeService(deps),
    ...createCampaignService(deps),
    ...createMessageService(deps, jobs),
    ...createCostService(deps, jobs),
    ...createReplyService(deps),
    ...createTimelineService(deps),
    ...createBackupService(deps, jobs),
  };
  return { handlers, importing: () => jobs.running('import.run'), stop: jobs.stop };
}
