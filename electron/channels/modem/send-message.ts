import { PduError } from '../../../shared/domain/sms/pdu-error.ts';
import { encodeSubmit, type SubmitPdus } from '../../../shared/domain/sms/submit.ts';
import type { MessageOutcome, OutMessage } from '../../core/message-outcome.ts';
import type { ModemLedger, PartState } from '../../core/modem-records.ts';
import type { Clock } from '../../platform/ports.ts';
import type { SubmitAnswer } from './at-session.ts';
import { type CodeClass, classOf } from './cms-codes.ts';

/** A SIM that is busy is asked again after so long, ms. */
const BUSY_MS = [1000, 2000, 5000];

/** What one modem could do for one message. `elsewhere`: nothing of it left, and another SIM may take it. */
export type Attempt =
  | { kind: 'done'; outcome: MessageOutcome }
  | { kind: 'elsewhere'; code: string; why: CodeClass | 'port' };

export interface Sending {
  ledger: ModemLedger;
  clock: Clock;
  channelId: number;
  modemId: number;
  sim: string;
  clientRef: string;
  message: OutMessage;
  concatRef: number;
  /** resolves when the pace lets the next part go */
  paced(): Promise<void>;
  submit(length: number, pdu: string): Promise<SubmitAnswer>;
  tidy(): Promise<void>;
}

const STATES: Record<SubmitAnswer['kind'], PartState> = {
  accepted: 'accepted',
  refused: 'refused',
  not_sent: 'not_sent',
  unknown: 'unknown',
};

function encoded({ message, concatRef }: Sending): SubmitPdus | MessageOutcome {
  const { messageId, number, text } = message;
  try {
    return encodeSubmit({ number, text, statusReport: true, concatRef });
  } catch (error) {
    if (!(error instanceof PduError)) throw error;
    const reject = error.field === 'number' ? 'number' : 'request';
    return { messageId, kind: 'rejected', code: `PDU:${error.code}`, reject };
  }
}

/** One part, again where the SIM was busy or its storage full; every try is in the book before it leaves. */
async function sendPart(
  sending: Sending,
  no: number,
  total: number,
  length: number,
  pdu: string,
): Promise<SubmitAnswer> {
  const { ledger, clock, channelId, modemId, sim, clientRef, message } = sending;
  for (let tries = 0; ; tries += 1) {
    await sending.paced();
    const part = { channelId, clientRef, number: message.number, no, total, modemId, sim, at: clock.now() };
    const id = await ledger.beginPart(part);
    const answer = await sending.submit(length, pdu);
    await ledger.endPart(id, STATES[answer.kind], answer.kind === 'accepted' ? answer.reference : null);
    if (answer.kind !== 'refused') return answer;
    const why = classOf(answer.code);
    const wait = BUSY_MS[tries];
    if (wait === undefined || (why !== 'busy' && why !== 'storage')) return answer;
    if (why === 'storage') await sending.tidy();
    await clock.sleep(wait);
  }
}

/** A text over one modem: accepted when all its parts are; what can no longer be whole is never sent again by itself. */
export async function sendMessage(sending: Sending): Promise<Attempt> {
  const { message, clientRef } = sending;
  const { messageId } = message;
  const made = encoded(sending);
  if ('kind' in made) return { kind: 'done', outcome: made };
  const total = made.pdus.length;
  const done = (outcome: MessageOutcome): Attempt => ({ kind: 'done', outcome });
  for (const [at, pdu] of made.pdus.entries()) {
    const answer = await sendPart(sending, at + 1, total, made.cmgsLengths[at] ?? 0, pdu);
    if (answer.kind === 'accepted') continue;
    if (answer.kind === 'unknown')
      return done({ messageId, kind: 'unknown', code: answer.code, providerId: clientRef });
    // the phone never shows the parts it got as one: a person decides whether the text goes out once more
    if (at > 0) return done({ messageId, kind: 'rejected', code: 'PARTLY_SENT', reject: 'frequency' });
    if (answer.kind === 'not_sent') return { kind: 'elsewhere', code: answer.code, why: 'port' };
    const why = classOf(answer.code);
    if (why === 'number' || why === 'request')
      return done({ messageId, kind: 'rejected', code: answer.code, reject: why });
    return { kind: 'elsewhere', code: answer.code, why };
  }
  return done({ messageId, kind: 'accepted', providerId: clientRef, billedParts: total, fee: null });
}
