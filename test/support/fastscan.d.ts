declare module 'fastscan' {
  export default class FastScanner {
    constructor(words: readonly string[]);
    search(text: string, options?: { quick?: boolean; longest?: boolean }): [offset: number, word: string][];
  }
}
