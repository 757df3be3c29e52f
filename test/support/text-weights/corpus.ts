import { readFileSync } from 'node:fs';

export interface Labelled {
  text: string;
  /** categories a bad text honestly belongs to; none for an ordinary one */
  categories: readonly string[];
}

const linesOf = (name: string): string[] =>
  readFileSync(new URL(`../../domain/corpus/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

/** The texts of test/domain/corpus: `category|category<tab>text` a line, or the text alone where it is an ordinary one. */
export const readCorpus = (name: string): Labelled[] =>
  linesOf(name).map((line) => {
    const [categories = '', text] = line.split('\t');
    return text === undefined ? { text: line, categories: [] } : { text, categories: categories.split('|') };
  });

export const CORPORA = ['bad.txt', 'ordinary.txt', 'apart-bad.txt', 'apart-ordinary.txt'] as const;
