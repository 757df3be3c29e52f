import type { ModemLedger, ModemRow } from '../core/modem-records.ts';

/** Modems and their book. */
export interface ModemStore extends ModemLedger {
  /** throws NAME_EXISTS, NOT_FOUND */
  save(row: Omit<ModemRow, 'id'> & { id?: number }): Promise<ModemRow>;
  /** its parts stay: caps and reports need them */
  remove(id: number): Promise<void>;
}
