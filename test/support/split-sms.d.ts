declare module 'split-sms' {
  interface Split {
    characterSet: 'GSM' | 'Unicode';
    parts: { content: string; length: number }[];
  }
  const splitter: { split(text: string, options?: { summary?: boolean }): Split };
  export default splitter;
}
