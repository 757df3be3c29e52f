import type { Changed } from '../../shared/contract/events.ts';
import type { Clock } from '../platform/ports.ts';
import type { Emit } from './deps.ts';

const EVERY_MS = 250;

/** Tells the windows that rows changed: at once, then at most four times a second for each topic and campaign. */
export interface Notifier {
  changed(what: Changed, campaignId?: number): void;
}

export function createNotifier(emit: Emit, clock: Clock): Notifier {
  /** keys told within the last interval; true = something came since */
  const recent = new Map<string, boolean>();

  function changed(what: Changed, campaignId?: number): void {
    const key = `${what}:${campaignId ?? ''}`;
    if (recent.has(key)) {
      recent.set(key, true);
      return;
    }
    recent.set(key, false);
    emit('changed', campaignId === undefined ? { what } : { what, campaignId });
    void clock.sleep(EVERY_MS).then(() => {
      const again = recent.get(key) === true;
      recent.delete(key);
      if (again) changed(what, campaignId);
    });
  }
  return { changed };
}
