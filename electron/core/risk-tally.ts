import type { Problem } from '../../shared/contract/compose.ts';
import type { Hit } from '../../shared/domain/check/hits.ts';

const SHOWN = 5;

/** Counts the recipients whose own values bring risky wordings into the text; the gravest decides the severity. */
export function createRiskTally() {
  let recipients = 0;
  let blocking = false;
  const words = new Set<string>();

  return {
    add(risky: readonly Hit[]): void {
      recipients++;
      for (const { severity, word } of risky) {
        if (severity === 'block') blocking = true;
        if (words.size < SHOWN) words.add(word);
      }
    },
    problems(): Problem[] {
      if (recipients === 0) return [];
      const data = { recipients, words: [...words].join('、') };
      return [{ key: 'value_risky', severity: blocking ? 'block' : 'warn', data }];
    },
  };
}
