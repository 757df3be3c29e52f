import type { Problem } from '../contract/campaigns.ts';

/** Words with which a body already tells people how to opt out: 退订回T, 回T退订, 拒收请回复R, TD退订 … */
const OPT_OUT =
  /退订\s*请?\s*回|回复?\s*[a-z]{1,2}\s*退订|拒收\s*请?\s*回|[a-z]{1,2}\s*退订|退订\s*[a-z]{1,2}(?![a-z])/i;
/** Beyond the BMP: counts 2 and some channels refuse it. */
const ASTRAL = /[\u{10000}-\u{10ffff}]/gu;
const SHOWN = 5;

const warn = (key: Problem['key'], data: Problem['data'] = {}): Problem => ({ key, severity: 'warn', data });

/** What is wrong with a body as written, before any recipient: empty, 【】 inside, an opt-out of its own, emoji. */
export function checkBody(body: string, optOut = ''): Problem[] {
  if (body.trim() === '') return [{ key: 'body_empty', severity: 'block', data: {} }];
  const problems: Problem[] = [];
  if (/[【】]/.test(body)) problems.push(warn('body_brackets'));
  const wide = body.normalize('NFKC');
  if (OPT_OUT.test(wide) || (optOut !== '' && body.includes(optOut))) problems.push(warn('opt_out_present'));
  const found = body.match(ASTRAL);
  if (found)
    problems.push(warn('emoji', { characters: [...new Set(found)].slice(0, SHOWN).join(''), count: found.length }));
  return problems;
}
