import { startOfShanghaiDay } from '../../../shared/domain/shanghai.ts';
import type { ModemLedger, ModemRow } from '../../core/modem-records.ts';
import { HOUR_MS, type Room, roomOf } from '../../core/sim-limits.ts';
import { changePace, createPace, type SimPace, takePace } from '../../core/sim-pace.ts';
import type { Clock } from '../../platform/ports.ts';
import type { CodeClass } from './cms-codes.ts';
import type { Driver } from './driver.ts';

/** A SIM the network refused rests; several unknown results in a row mean a weak signal. */
const REFUSED_MS = HOUR_MS;
const BUSY_MS = 30_000;
const DOUBTFUL_MS = 10 * 60_000;
const DOUBTS = 3;
/** A message may be taken so long before the pace lets it go: the book's work for it then costs the pace nothing. */
const LEAD_MS = 500;

/** Why a modem that is ready sends nothing for a while; longer than its pace asks. */
export interface Standstill {
  why: 'quiet' | 'day_cap' | 'hour_cap' | 'refused' | 'failing' | 'doubtful';
  /** what the network said last; '' for the owner's own limits */
  code: string;
  until: number;
}

/** One modem as the pool sees it: what it may take, and when. */
export interface Worker {
  driver: Driver;
  row: ModemRow;
  busy: boolean;
  /** null = not able to send at all; otherwise room for a message of so many parts */
  room(parts: number): Promise<Room | null>;
  /** null = nothing but its pace holds it */
  standstill(): Promise<Standstill | null>;
  /** a person wants it tried now */
  wake(): void;
  /** waits for the pace and takes a place in it */
  paced(): Promise<void>;
  setRow(row: ModemRow): void;
  /** takes note of how a message went */
  note(what: 'accepted' | 'unknown' | CodeClass | 'port', code: string): void;
  nextConcatRef(): number;
}

export function createWorker(driver: Driver, deps: { ledger: ModemLedger; clock: Clock; firstRef: number }): Worker {
  const { ledger, clock } = deps;
  let pace: SimPace = createPace(driver.row.pace);
  let rest: Standstill | null = null;
  let doubts = 0;
  let refusals = 0;
  let concatRef = deps.firstRef;

  const takeRest = (why: Standstill['why'], code: string, ms: number) => {
    const until = clock.now() + ms;
    if (rest === null || until > rest.until) rest = { why, code, until };
  };
  const roomNow = async (parts: number): Promise<Room> => {
    const now = clock.now();
    const usage = await ledger.usage(driver.sim(), now - HOUR_MS, startOfShanghaiDay(now));
    return roomOf(worker.row, usage, parts, now);
  };
  const worker: Worker = {
    driver,
    row: driver.row,
    busy: false,
    setRow(row) {
      worker.row = row;
      pace = changePace(pace, row.pace, clock.monotonic());
    },
    async room(parts) {
      if (driver.status().state !== 'ready') return null;
      const now = clock.now();
      const steady = clock.monotonic();
      if (rest !== null && rest.until > now) return { left: 0, nextAt: rest.until };
      const early = pace.nextAt - LEAD_MS;
      if (early > steady) return { left: 0, nextAt: now + (early - steady) };
      return roomNow(parts);
    },
    async standstill() {
      if (driver.status().state !== 'ready') return null;
      if (rest !== null && rest.until > clock.now()) return rest;
      const { left, nextAt, why } = await roomNow(1);
      return left > 0 || why === undefined ? null : { why, code: '', until: nextAt };
    },
    wake() {
      rest = null;
      driver.retry();
    },
    async paced() {
      for (let now = clock.monotonic(); now < pace.nextAt; now = clock.monotonic())
        await clock.sleep(pace.nextAt - now);
      pace = takePace(pace, clock.monotonic());
    },
    note(what, code) {
      doubts = what === 'unknown' ? doubts + 1 : what === 'accepted' ? 0 : doubts;
      if (what === 'accepted') refusals = 0;
      if (what === 'sim') driver.stopSim('SIM_STOPPED', code);
      if (what === 'smsc') driver.stopSim('SMSC_MISSING', code);
      if (what === 'refused') takeRest('refused', code, REFUSED_MS);
      if (what === 'busy' || what === 'network' || what === 'storage') {
        refusals += 1;
        takeRest('failing', code, Math.min(600_000, BUSY_MS * 2 ** (refusals - 1)));
      }
      if (doubts >= DOUBTS) {
        doubts = 0;
        takeRest('doubtful', code, DOUBTFUL_MS);
      }
    },
    nextConcatRef() {
      concatRef = (concatRef + 1) & 0xff;
      return concatRef;
    },
  };
  return worker;
}
