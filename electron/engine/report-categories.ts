import { carrierOf } from '../../shared/domain/phone.ts';
import type { Storage } from '../storage/storage.ts';
import type { EngineDeps } from './deps.ts';

/** Storage that keeps with every failure what category it is: mixed billing goes by it, also when the report waits for its message. */
export function categorized({ storage, explain }: Pick<EngineDeps, 'storage' | 'explain'>): Storage {
  if (explain === undefined) return storage;
  const { reports } = storage;
  return {
    ...storage,
    reports: {
      ...reports,
      storeReports: (channelId, rows, now) =>
        reports.storeReports(
          channelId,
          rows.map((row) =>
            row.status === 'failed' && row.category === undefined
              ? { ...row, category: explain(row.code, carrierOf(row.number)).category }
              : row,
          ),
          now,
        ),
    },
  };
}
