import { request } from 'node:http';

export interface Asked {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** ms without a byte until it gives up */
  patience?: number;
}
export interface Told {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** One request as bytes, with any Host header; rejects when the connection ends without a whole answer. */
export function ask(
  url: string,
  { method = 'POST', path, headers = {}, body = '', patience = 10_000 }: Asked,
): Promise<Told> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(url);
    const options = { host: '127.0.0.1', port, method, path, headers, agent: false, timeout: patience };
    const sent = request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    sent.on('timeout', () => sent.destroy(new Error('timeout')));
    sent.on('error', reject);
    sent.end(body);
  });
}
