/** What a modem sends, cut into lines; the prompt of AT+CMGS is none, for nothing ends it. */
export type AtToken = { kind: 'line'; text: string } | { kind: 'prompt' };

export interface AtLines {
  feed(chunk: string): AtToken[];
  /** only while a prompt is due is a lone `>` taken for one */
  expectPrompt(due: boolean): void;
}

/** Longer is no answer but the noise of a wrong speed. */
const LONGEST = 4096;

/** CR, LF or both end a line; empty lines, NULs and the Ctrl-Z of an echo are dropped; a prompt may lack its space. */
export function createAtLines(): AtLines {
  let rest = '';
  let promptDue = false;
  const lineOf = (text: string): AtToken[] => {
    // what a prompt nobody waited for left in front of the next line
    const clean = text.replace(/^(\s*>\s?)+/, '').trim();
    return clean === '' ? [] : [{ kind: 'line', text: clean }];
  };
  return {
    expectPrompt(due) {
      promptDue = due;
    },
    feed(chunk) {
      const tokens: AtToken[] = [];
      rest += chunk.replaceAll('\0', '').replaceAll('\x1a', '').replaceAll('\x1b', '');
      const lines = rest.split(/[\r\n]/);
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (promptDue && /^\s*>\s*$/.test(line)) tokens.push(promptSeen());
        else tokens.push(...lineOf(line));
      }
      if (promptDue && /^\s*>\s*$/.test(rest)) {
        rest = '';
        tokens.push(promptSeen());
      } else if (rest.length > LONGEST) {
        tokens.push(...lineOf(rest));
        rest = '';
      }
      return tokens;
    },
  };

  function promptSeen(): AtToken {
    promptDue = false;
    return { kind: 'prompt' };
  }
}
