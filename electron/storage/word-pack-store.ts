import type { PackWord, WordPack } from '../../shared/contract/word-packs.ts';

export type ActiveWord = PackWord & { pack: string };

export interface WordPackStore {
  list(): Promise<WordPack[]>;
  get(id: number): Promise<{ pack: WordPack; words: PackWord[] } | null>;
  /** words of the lists in use; `except` leaves one list out */
  active(except?: number): Promise<ActiveWord[]>;
  /** throws NAME_EXISTS, NOT_FOUND */
  save(input: { id?: number; name: string; enabled: boolean; words: PackWord[] }, now: number): Promise<WordPack>;
  enable(id: number, enabled: boolean): Promise<WordPack>;
  remove(id: number): Promise<void>;
}
