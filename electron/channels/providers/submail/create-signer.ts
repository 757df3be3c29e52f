import type { ChannelConfig, ChannelDeps } from '../../channel.ts';
import { formBody } from '../../form-encode.ts';
import { exchange, readAnswer } from '../../reply/ask.ts';
import type { ReadReply } from '../../reply/read-reply.ts';
import { refusal } from './read-send.ts';
import { submailSignature } from './requests.ts';
import { serverClock } from './schemas.ts';

type Signed = { kind: 'ok'; body: string } | { kind: 'failed'; reply: ReadReply };

/** a signature is good for six seconds by the provider's clock, so its distance from ours is measured anew now and then */
const REMEASURE_MS = 600_000;

/** Puts appid and signature on a request: the key itself (over TLS), or a digest with the provider's time. */
export function createSigner(
  config: ChannelConfig,
  deps: ChannelDeps,
  { endpoint, deadlineMs }: { endpoint: string; deadlineMs: number },
) {
  const account = { appid: String(config.appid ?? ''), appkey: String(config.appkey ?? '') };
  const type = config.signType === 'md5' || config.signType === 'sha1' ? config.signType : 'normal';
  let clock: { ahead: number; at: number } | null = null;

  async function timestamp(): Promise<{ seconds: string } | { reply: ReadReply }> {
    if (clock === null || deps.clock.monotonic() - clock.at > REMEASURE_MS) {
      const reply = await exchange(deps, {
        method: 'GET',
        url: `${endpoint}/service/timestamp`,
        headers: {},
        deadlineMs,
      });
      const answer = readAnswer(reply, serverClock, refusal);
      if (answer.kind === 'failed') {
        const body = { kind: 'none' as const, outcome: 'not_sent' as const, code: answer.code };
        return { reply: { ...reply, body } };
      }
      clock = { ahead: answer.value.timestamp - Math.floor(deps.clock.now() / 1000), at: deps.clock.monotonic() };
    }
    return { seconds: String(Math.floor(deps.clock.now() / 1000) + clock.ahead) };
  }

  return {
    async sign(fields: Record<string, string>): Promise<Signed> {
      const { appid, appkey } = account;
      if (type === 'normal') return { kind: 'ok', body: formBody({ appid, ...fields, signature: appkey }) };
      const time = await timestamp();
      if ('reply' in time) return { kind: 'failed', reply: time.reply };
      const all = { appid, ...fields, timestamp: time.seconds, sign_type: type };
      return { kind: 'ok', body: formBody({ ...all, signature: submailSignature(account, all, type) }) };
    },
  };
}
