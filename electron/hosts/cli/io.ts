import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

type Input = Readable & { isTTY?: boolean };
export type Output = Writable & { isTTY?: boolean };

/** The process's streams and environment, handed around so that no command touches `process`. */
export interface Io {
  stdin: Input;
  stdout: Output;
  stderr: Output;
  env: NodeJS.ProcessEnv;
}

/** Writes and waits when the reader is slower than we are. */
export async function write(stream: Output, text: string): Promise<void> {
  if (text !== '' && !stream.write(text)) await once(stream, 'drain');
}

/** Lines of a stream, batch by batch; CRLF and a byte order mark are taken off, a last empty line is none. */
export async function* lineBatches(stream: Input): AsyncGenerator<string[]> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  const clean = (line: string) => (line.endsWith('\r') ? line.slice(0, -1) : line);
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield lines.map(clean);
  }
  rest += decoder.decode();
  if (rest !== '') yield [clean(rest)];
}

export async function readAll(stream: Input): Promise<string> {
  const decoder = new TextDecoder('utf-8');
  let text = '';
  for await (const chunk of stream as AsyncIterable<Uint8Array>) text += decoder.decode(chunk, { stream: true });
  return text + decoder.decode();
}

/** One line typed by a person; null at the end of input. */
export async function readLine(stream: Input): Promise<string | null> {
  const { createInterface } = await import('node:readline');
  const lines = createInterface({ input: stream });
  try {
    for await (const line of lines) return line;
    return null;
  } finally {
    lines.close();
  }
}
