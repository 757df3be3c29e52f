declare module 'split-sms' {
  interface Split {
    parts: { length: number }[];
  }
  const splitter: { split(text: string, options?: { summary?: boolean }): Split };
  export default splitter;
}
