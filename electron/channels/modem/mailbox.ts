import type { ModemLedger } from '../../core/modem-records.ts';
import type { Clock } from '../../platform/ports.ts';
import { readList, readMessage, readStorage, type StorageUse } from './at-answers.ts';
import type { AtSession, Unsolicited } from './at-session.ts';
import { readInbound } from './inbound.ts';

const LIST_MS = 60_000;
/** Above this share the modem begins to refuse what comes in. */
const FULL_SHARE = 0.7;

export interface Mailbox {
  /** reads everything in the storage, stores it, then deletes it */
  empty(): Promise<StorageUse | null>;
  /** what an unsolicited line points at or carries */
  take(event: Unsolicited): Promise<void>;
}

interface Parts {
  session: AtSession;
  ledger: Pick<ModemLedger, 'keepInbound'>;
  clock: Clock;
  sim: string;
  /** the memory the modem was told to use */
  memory: string;
  onKept(kind: 'text' | 'report' | 'other'): void;
}

/** Messages and reports out of one modem: stored before they are deleted, so that a crash reads them again. */
export function createMailbox({ session, ledger, clock, sim, memory, onKept }: Parts): Mailbox {
  async function keep(pdu: string): Promise<void> {
    const { message, report } = readInbound(pdu, sim, clock.now());
    if (await ledger.keepInbound(message, report)) onKept(message.kind);
  }

  async function use(): Promise<StorageUse | null> {
    const { kind, lines } = await session.command('AT+CPMS?');
    return kind === 'ok' ? readStorage(lines, memory) : null;
  }

  async function empty(): Promise<StorageUse | null> {
    const { kind, lines } = await session.command('AT+CMGL=4', LIST_MS);
    if (kind === 'ok') {
      for (const { index, stat, pdu } of readList(lines)) {
        // what somebody stored for sending is not ours to delete
        if (stat > 1) continue;
        await keep(pdu);
        await session.command(`AT+CMGD=${index}`);
      }
    }
    return use();
  }

  /** one message by its place, in another memory where the modem says so */
  async function fetch(where: string, index: number): Promise<void> {
    const elsewhere = where !== memory && memory !== '';
    if (elsewhere && (await session.command(`AT+CPMS="${where}"`)).kind !== 'ok') return;
    const answer = await session.command(`AT+CMGR=${index}`);
    const pdu = answer.kind === 'ok' ? readMessage(answer.lines) : null;
    if (pdu !== null) {
      await keep(pdu);
      await session.command(`AT+CMGD=${index}`);
    }
    if (elsewhere) await session.command(`AT+CPMS="${memory}"`);
  }

  return {
    empty,
    async take({ line, pdu }) {
      if (pdu !== null) {
        await keep(pdu);
        // refused where no acknowledgement is due
        if (line.startsWith('+CMT:')) await session.command('AT+CNMA');
        return;
      }
      const pointer = /^\+C(?:MTI|DSI):\s*"?(\w+)"?\s*,\s*(\d+)/.exec(line);
      if (pointer !== null) await fetch(pointer[1] ?? '', Number(pointer[2]));
      else if (/SMMEMFULL/.test(line)) await empty();
    },
  };
}

export const isFilling = ({ used, total }: StorageUse): boolean => total > 0 && used >= total * FULL_SHARE;
