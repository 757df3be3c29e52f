import type { Problem } from '../contract/compose.ts';

export interface ParsedTemplate {
  /** one more than names: literal, name, literal, name … literal */
  literals: string[];
  names: string[];
  problems: Problem[];
}

const isOpen = (c: string | undefined): boolean => c === '{' || c === '｛';
const isClose = (c: string | undefined): boolean => c === '}' || c === '｝';
/** A binding's name holds 40 characters (contract); a longer stretch is text with a forgotten brace. */
const LONGEST_NAME = 40;

/** Where the name that begins at `from` ends, or -1 when no brace closes it on the same line. */
function closingOf(body: string, from: number): number {
  for (let i = from; i < body.length; i++) {
    if (isClose(body[i])) return i;
    if (isOpen(body[i]) || body[i] === '\n') return -1;
  }
  return -1;
}

/** Cuts a body into literals and variable names; broken pieces stay literal and are reported. */
export function parseTemplate(body: string): ParsedTemplate {
  const literals: string[] = [];
  const names: string[] = [];
  const problems: Problem[] = [];
  let literal = '';
  let i = 0;
  while (i < body.length) {
    if (isClose(body[i]))
      problems.push({ key: 'variable_unclosed', severity: 'block', data: { text: body[i] as string } });
    if (!isOpen(body[i])) {
      literal += body[i];
      i++;
      continue;
    }
    const doubled = isOpen(body[i + 1]);
    const from = doubled ? i + 2 : i + 1;
    const to = closingOf(body, from);
    const name = to < 0 ? '' : body.slice(from, to).trim();
    if (to < 0 || name.length > LONGEST_NAME) {
      problems.push({ key: 'variable_unclosed', severity: 'block', data: { text: body.slice(i, i + 12) } });
      literal += body.slice(i, from);
      i = from;
      continue;
    }
    const next = doubled && isClose(body[to + 1]) ? to + 2 : to + 1;
    if (name === '') {
      problems.push({ key: 'variable_empty', severity: 'block', data: { text: body.slice(i, next) } });
      literal += body.slice(i, next);
    } else {
      literals.push(literal);
      names.push(name);
      literal = '';
    }
    i = next;
  }
  literals.push(literal);
  return { literals, names, problems };
}
