export interface Closers {
  add(close: () => unknown): void;
  /** last added first, each even when one before it failed; safe to call twice */
  close(): Promise<void>;
}

export function createClosers(): Closers {
  const open: (() => unknown)[] = [];
  let closing: Promise<void> | null = null;
  async function run(): Promise<void> {
    const errors: unknown[] = [];
    for (let close = open.pop(); close !== undefined; close = open.pop()) {
      try {
        await close();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors[0];
  }
  return {
    add: (close) => void open.push(close),
    close() {
      closing ??= run();
      return closing;
    },
  };
}
