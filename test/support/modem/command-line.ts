/** One command of a line: its name as the tables have it, with `?`, `=?` or `=` for extended ones, and its arguments. */
export interface Parsed {
  name: string;
  args: string;
}

const BASIC = /^\s*(S\d+(?:=\d*|\?)?|&?[A-Z]\d*)/i;

/**
 * Cuts a command line as V.250 §5.2 and §5.4 do: letters with a number, `&` letters, S registers, extended commands
 * joined by `;`. Null when there is no AT in it.
 */
export function parseLine(line: string): Parsed[] | null {
  const start = /at/i.exec(line);
  if (start === null) return null;
  let rest = line.slice(start.index + 2);
  const found: Parsed[] = [];
  while (rest.trim() !== '') {
    rest = rest.replace(/^[\s;]+/, '');
    if (/^[+^$*%]/.test(rest)) {
      const end = endOfExtended(rest);
      found.push(extended(rest.slice(0, end)));
      rest = rest.slice(end);
    } else {
      const basic = BASIC.exec(rest)?.[0];
      if (basic === undefined) return rest === '' ? found : [...found, { name: rest, args: '' }];
      found.push({ name: basic.trim().toUpperCase(), args: '' });
      rest = rest.slice(basic.length);
    }
  }
  return found;
}

/** A semicolon ends it, unless it stands in quotes. */
function endOfExtended(text: string): number {
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') quoted = !quoted;
    else if (text[i] === ';' && !quoted) return i;
  }
  return text.length;
}

function extended(command: string): Parsed {
  const [, name = '', mark = '', args = ''] = /^([+^$*%][A-Z0-9]*)\s*(=\?|\?|=)?\s*(.*)$/is.exec(command.trim()) ?? [];
  return { name: name.toUpperCase() + mark, args };
}
