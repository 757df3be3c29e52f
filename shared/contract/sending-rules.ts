import { z } from 'zod';
import { li } from './common.ts';

/** The owner's rules for careful sending; without defaults, so that a patch changes only what it names. */
export const sendingRulesPatch = {
  /** marketing messages to one number on one day (Asia/Shanghai), all campaigns and channels together; null = no cap */
  marketingPerDay: z.int().min(1).max(20).nullable(),
  /** the same within seven days: today and the six before */
  marketingPerWeek: z.int().min(1).max(100).nullable(),
  /** hours within which a number never gets the same text again; 0 = it may */
  sameTextHours: z.int().min(0).max(168),
  /** no notices leave between these minutes of the day; null = at any hour */
  quietFrom: z.int().min(0).max(1439).nullable(),
  quietTo: z.int().min(0).max(1440).nullable(),
  /** 探路: numbers of each carrier that go ahead; percent of them that must arrive; minutes they may take */
  probePerCarrier: z.int().min(1).max(50),
  probeShare: z.int().min(1).max(100),
  probeMinutes: z.int().min(1).max(240),
  /** from so many recipients, or so much money (厘), a campaign waits for approval; null = never */
  approvalRecipients: z.int().min(1).nullable(),
  approvalCost: li.min(1).nullable(),
  /** permanent failures on different days after which a number is 疑似空号, and days until it is tried once more */
  suspectAfter: z.int().min(1).max(10),
  suspectRetestDays: z.int().min(7).max(365),
};

export const sendingRules = {
  marketingPerDay: sendingRulesPatch.marketingPerDay.default(1),
  marketingPerWeek: sendingRulesPatch.marketingPerWeek.default(3),
  sameTextHours: sendingRulesPatch.sameTextHours.default(24),
  quietFrom: sendingRulesPatch.quietFrom.default(null),
  quietTo: sendingRulesPatch.quietTo.default(null),
  probePerCarrier: sendingRulesPatch.probePerCarrier.default(5),
  probeShare: sendingRulesPatch.probeShare.default(80),
  probeMinutes: sendingRulesPatch.probeMinutes.default(15),
  approvalRecipients: sendingRulesPatch.approvalRecipients.default(null),
  approvalCost: sendingRulesPatch.approvalCost.default(null),
  suspectAfter: sendingRulesPatch.suspectAfter.default(2),
  suspectRetestDays: sendingRulesPatch.suspectRetestDays.default(90),
};
