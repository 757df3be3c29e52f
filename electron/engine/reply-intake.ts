import { classifyReply } from '../../shared/domain/opt-out.ts';
import type { ReplyRecord } from '../core/message-outcome.ts';
import type { EngineDeps, OpenChannel } from './deps.ts';
import type { Notifier } from './notifier.ts';

/** What came of asking the providers about one number: how many could be asked, what was new, the code of the last no. */
interface AskedReplies {
  asked: number;
  fresh: number;
  failed: string | null;
}

/** Takes customers' words into the book, whichever way they came; a reply told twice is one reply. */
export interface ReplyIntake {
  /** how many were new */
  take(channelId: number, open: OpenChannel, rows: readonly ReplyRecord[]): Promise<number>;
  /** asks every account that can be asked number by number, the queue being read or not */
  askAbout(number: string): Promise<AskedReplies>;
}

export function createReplyIntake(
  { storage, channelFor, clock, logger }: EngineDeps,
  notifier: Notifier,
  onReplies: () => void,
): ReplyIntake {
  async function take(channelId: number, { channel, options }: OpenChannel, rows: readonly ReplyRecord[]) {
    const sent = await storage.replies.answeredTexts(channelId, [...rows]);
    const judged = rows.map((row, i) => {
      const verdict = classifyReply(row.text, { optOut: options.optOut, sent: sent[i] ?? '' });
      return { ...row, optOut: verdict === 'opt_out', lookAlike: verdict === 'look_alike' };
    });
    const { simulated } = channel.descriptor;
    const { fresh, optedOut } = await storage.reports.storeReplies(channelId, judged, clock.now(), simulated);
    notifier.changed('replies');
    onReplies();
    if (optedOut > 0) for (const what of ['blacklist', 'campaigns', 'messages'] as const) notifier.changed(what);
    return fresh;
  }

  return {
    take,
    async askAbout(number) {
      const result: AskedReplies = { asked: 0, fresh: 0, failed: null };
      const accounts = new Set<string>();
      const rows = (await storage.channels.list()).filter(({ enabled }) => enabled);
      // replies are filed under the channel that pulls for its account: the first one
      for (const { id, account } of rows.sort((a, b) => a.id - b.id)) {
        const key = account ?? `channel ${id}`;
        const open = accounts.has(key) ? null : await channelFor(id);
        if (open?.channel.repliesOf === undefined) continue;
        accounts.add(key);
        const page = await open.channel.repliesOf(number);
        result.asked += 1;
        if (page.kind === 'failed') {
          logger.warn('engine.replies_of_number', { channelId: id, code: page.code });
          result.failed = page.code;
        } else if (page.rows.length > 0) result.fresh += await take(id, open, page.rows);
      }
      return result;
    },
  };
}
