import type { MessageKind } from '../../../shared/domain/status.ts';
import { type FrequencyLimits, type HoldCode, heldBack, TOUCH_MS, type Touch, textHash } from '../../core/frequency.ts';
import type { Db } from './connection.ts';

interface TouchRow {
  at: number;
  message_id: number;
  marketing: number;
  text: number;
}

const toTouch = ({ at, marketing, text }: TouchRow): Touch => ({ at, marketing: marketing === 1, text });

/** What numbers got lately: looked up at every claim, so that no path around the caps exists. */
export function createTouches(db: Db) {
  const of = db.prepare<[string, number], TouchRow>(
    'SELECT at, message_id, marketing, text FROM touches WHERE number = ? AND at > ?',
  );
  const insert = db.prepare(
    'INSERT OR IGNORE INTO touches (number, at, message_id, marketing, text) VALUES (?, ?, ?, ?, ?)',
  );
  const drop = db.prepare('DELETE FROM touches WHERE number = ? AND at = ? AND message_id = ?');
  const any = db.prepare<[], number>('SELECT 1 FROM touches LIMIT 1').pluck();

  /** the message's own attempts do not count against it: a person asked for its resend */
  const others = (number: string, messageId: number, now: number): Touch[] =>
    of
      .all(number, now - TOUCH_MS)
      .filter((row) => row.message_id !== messageId)
      .map(toTouch);

  return {
    others,
    any: (): boolean => any.get() === 1,
    /** why the message must not leave now */
    check(
      message: { id: number; number: string; text: string },
      kind: MessageKind,
      limits: FrequencyLimits,
      now: number,
    ): HoldCode | null {
      const touches = others(message.number, message.id, now);
      if (touches.length === 0) return null;
      return heldBack(touches, { kind, text: textHash(message.text) }, limits, now);
    },
    /** it is about to leave */
    note(message: { id: number; number: string; text: string }, kind: MessageKind, now: number): void {
      insert.run(message.number, now, message.id, kind === 'marketing' ? 1 : 0, textHash(message.text));
    },
    /** it certainly did not leave in the attempt of that instant */
    drop: (number: string, at: number, messageId: number): void => void drop.run(number, at, messageId),
  };
}
export type Touches = ReturnType<typeof createTouches>;
