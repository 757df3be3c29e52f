/**
 * What may be written down about a bug: name, code and where; never the message, which may quote a number or a text.
 */
export const describeError = (error: unknown): { name: string; code: string; at: string } => {
  if (!(error instanceof Error)) return { name: typeof error, code: '', at: '' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, code, at: frames.slice(0, 6).join('\n') };
};
