import { describe, expect, it } from 'vitest';
import { sendCall } from '../../electron/channels/providers/yunpian/requests.ts';
import type { OutMessage } from '../../electron/core/message-outcome.ts';
import vectors from './vectors/yunpian.json' with { type: 'json' };

const messages = (numbers: string[], texts: string[]): OutMessage[] =>
  numbers.map((number, i) => ({ messageId: i, number, text: texts[i] ?? texts[0] ?? '', signature: '', parts: 1 }));

/** Bodies computed from the vendor's Java SDK rules (URLEncoder), not by this code. */
describe('request bodies', () => {
  it.each(vectors)('$id', ({ path, numbers, texts, uid, body }) => {
    const call = sendCall('testonlyapikey', messages(numbers, texts), uid);
    expect(call).toEqual({ path, body });
  });
});
