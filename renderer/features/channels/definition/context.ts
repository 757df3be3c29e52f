import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefinitionProblem } from '../../../../shared/contract/http-definition.ts';
import { useLooseText } from '../../../i18n/loose-text.ts';
import { type Branch, readAt, type Tree } from './tree.ts';

export interface Editing {
  tree: Branch;
  problems: readonly DefinitionProblem[];
  write: (path: string, value: Tree | undefined) => void;
}

export const EditingContext = createContext<Editing>({ tree: {}, problems: [], write: () => undefined });

export const isAt = ({ field }: DefinitionProblem, path: string): boolean =>
  field === path || field.startsWith(`${path}.`);

/** The sentence for a problem; what has none of its own is still told by its code. */
export function useProblemWords(): (problem: DefinitionProblem) => string {
  const { t } = useTranslation();
  const loose = useLooseText();
  return ({ code }) => {
    const words = loose('definition.problem', code);
    return words === code ? `${t('channels.form.invalid')} (${code})` : words;
  };
}

/** One place of the definition: its value, what is wrong with it (`deep`: or with anything in it), how to change it. */
export function useAt(path: string, deep = false) {
  const { tree, problems, write } = useContext(EditingContext);
  const wordsOf = useProblemWords();
  const own = problems.filter((problem) => (deep ? isAt(problem, path) : problem.field === path));
  return {
    value: readAt(tree, path),
    problem: [...new Set(own.map(wordsOf))].join(' '),
    write: (value: Tree | undefined) => write(path, value),
  };
}
