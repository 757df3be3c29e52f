import type { Channel } from '../../../electron/channels/channel.ts';
import type { Storage } from '../../../electron/storage/storage.ts';

const die = (): never => {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('killed');
};

/**
 * Kills this process at the second batch: before or after the claim is written, after the answer, after it is settled; or with the
 * first page of reports in hand; or before or after the second reply got what the rules make of it.
 * `budget:n` kills nothing but hands out no more than n batches, so that a slow killer finds a campaign still going.
 */
export function installFailpoint(name: string | null, storage: Storage, channel: Channel): void {
  if (name === null) return;
  const { outbox } = storage;
  const { claim, settle } = outbox;
  const send = channel.send.bind(channel);
  let claims = 0;
  const budget = name.startsWith('budget:') ? Number(name.slice(7)) : Number.POSITIVE_INFINITY;
  outbox.claim = async (request) => {
    claims += 1;
    if (claims > budget) return new Promise(() => {});
    if (name === 'beforeA' && claims === 2) die();
    const taken = await claim(request);
    if (name === 'afterA' && claims === 2) die();
    return taken;
  };
  channel.send = async (batch) => {
    if (name === 'afterBytes' && claims === 2) process.stdout.write('sending second\n');
    const result = await send(batch);
    if (name === 'beforeB' && claims === 2) die();
    return result;
  };
  const { handle } = storage.replies;
  let handled = 0;
  storage.replies.handle = async (request) => {
    handled += 1;
    if (name === 'beforeHandle' && handled === 2) die();
    const made = await handle(request);
    if (name === 'afterHandle' && handled === 2) die();
    return made;
  };
  const pull = channel.pullReports?.bind(channel);
  if (pull !== undefined) {
    channel.pullReports = async () => {
      const page = await pull();
      if (name === 'afterPull' && page.kind === 'page' && page.rows.length > 0) die();
      return page;
    };
  }
  outbox.settle = async (request) => {
    await settle(request);
    if (name === 'afterB' && claims === 2) die();
  };
}
