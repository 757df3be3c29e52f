import type { Problem } from '../../contract/compose.ts';

type Span = [start: number, end: number];

function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => [index, index + found.length]);
}

const VARIABLE = /[{｛]{1,2}[^{}｛｝\n]*[}｝]{1,2}/g;
/** Variables stand next to each other with nothing but blanks between. */
const ADJACENT = /(?:[{｛]{1,2}[^{}｛｝\n]+[}｝]{1,2}\s*){2,}/g;
const LINK_WITH_VARIABLE = /(?:https?:\/\/|www\.)[^\s，。！？；、]*[{｛][^{}｛｝\n]*[}｝]/gi;
const SHORT_LINK =
  /(?:https?:\/\/)?\b(?:t\.cn|dwz\.cn|suo\.im|url\.cn|bit\.ly|t\.im|u6\.gg|tinyurl\.com|goo\.gl|is\.gd)\/\S*/gi;
const MOBILE = /(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)/g;
/** ¥39 and 39¥ alike, so that the amount comes along in the suggestion */
const YUAN = /[¥￥]\s*(\d+(?:\.\d{1,2})?)|[¥￥]/g;
const MARKS = /[★☆●○◆◇■□▲△▼▽※→←↑↓♥♡♪♠♣✿❀✪]+/g;

const finding = (
  key: Problem['key'],
  severity: Problem['severity'],
  spans: Span[],
  data: Problem['data'] = {},
  mend?: string,
): Problem[] => (spans.length === 0 ? [] : [{ key, severity, data, spans, ...(mend === undefined ? {} : { mend }) }]);

/** `body` with each variable blanked by as many line feeds: offsets stay, and no word reaches across a value. */
export const maskVariables = (body: string): string => body.replace(VARIABLE, (found) => '\n'.repeat(found.length));

const OPT_OUT_END = /[\s。.！!]*$/;

/** Says how to refuse; the forms providers know: 拒收请回复R, 退订回T, 回TD退订 … */
export const OPT_OUT =
  /退订\s*请?\s*回(?:复)?\s*[a-z]{0,2}|回复?\s*[a-z]{1,2}\s*退订|拒收\s*请?\s*回(?:复)?\s*[a-z]?|[a-z]{1,2}\s*退订|退订\s*[a-z]{1,2}(?![a-z])/gi;

/**
 * The refusal every commercial text must offer (通信短信息服务管理规定 art. 20) and the place providers ask for, the end.
 * `optOut` is what the channel appends, '' for nothing.
 */
export function checkOptOut(body: string, kind: 'notice' | 'marketing', optOut: string): Problem[] {
  const wide = body.normalize('NFKC');
  const found = wide.length === body.length ? spansOf(wide, OPT_OUT) : [];
  const present = found.length > 0 || wide.match(OPT_OUT) !== null || (optOut !== '' && body.includes(optOut));
  if (present && (kind === 'notice' || optOut !== ''))
    return [
      { key: 'opt_out_present', severity: 'warn', data: {}, ...(found.length > 0 ? { spans: found, mend: '' } : {}) },
    ];
  if (kind === 'notice' || optOut !== '') return [];
  if (!present) return [{ key: 'opt_out_missing', severity: 'block', data: {} }];
  const last = found.at(-1);
  const atEnd = last === undefined || OPT_OUT_END.exec(wide.slice(last[1]))?.index === 0;
  return atEnd ? [] : finding('opt_out_not_last', 'warn', [last]);
}

/** Marks, links and numbers that providers refuse or review; offsets are those of the body (UTF-16 units). */
export function checkFormat(body: string): Problem[] {
  const yuan = [...body.matchAll(YUAN)].map(
    ({ index, 0: found, 1: amount }): Problem => ({
      key: 'body_symbols',
      severity: 'hint',
      data: { characters: found[0] as string },
      spans: [[index, index + found.length]],
      mend: amount === undefined ? '元' : `${amount}元`,
    }),
  );
  const marks = [...new Set(body.match(MARKS)?.join(''))].join('');
  return [
    ...yuan.slice(0, 3),
    ...finding('body_symbols', 'hint', spansOf(body, MARKS), { characters: marks }, ''),
    ...finding('link_variable', 'warn', spansOf(body, LINK_WITH_VARIABLE)),
    ...finding('short_link', 'hint', spansOf(body, SHORT_LINK)),
    ...finding('variables_adjacent', 'hint', spansOf(body, ADJACENT)),
    ...finding('phone_in_body', 'hint', spansOf(body, MOBILE)),
  ];
}
