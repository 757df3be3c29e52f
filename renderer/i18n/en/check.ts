import type { Texts } from '../texts.ts';
import type * as source from '../zh-CN/check.ts';

export const check: Texts<typeof source.check> = {
  found: '“{{word}}” is of the kind “{{category}}”. ',
  advice: 'Advice: {{advice}}',
  rule: 'Source: {{rule}}',
  show: 'Show it',
  mend: 'Change to “{{mend}}”',
  drop: 'Remove it',
};
