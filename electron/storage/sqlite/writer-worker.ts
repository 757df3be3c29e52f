import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../../shared/contract/errors.ts';
import { createJournalWriter } from '../journal/writer.ts';
import { openWriter } from './open.ts';
import { callOf } from './storage-methods.ts';
import { createWriteStores } from './stores.ts';
import type { WriterFailure, WriterReply, WriterRequest, WriterStart } from './writer-protocol.ts';

/** The thread that owns the writing connection: requests come one by one, each is one transaction. */
function failureOf(error: unknown): WriterFailure {
  if (error instanceof AppError) return { kind: 'app', code: error.code, data: error.data };
  if (!(error instanceof Error)) return { kind: 'bug', message: String(error), stack: '', code: null };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return { kind: 'bug', message: error.message, stack: error.stack ?? '', code };
}

function start(port: NonNullable<typeof parentPort>): void {
  const reply = (message: WriterReply): void => port.postMessage(message);
  try {
    const { file, key: raw, journal: dir } = workerData as WriterStart;
    const key = raw === null ? undefined : Buffer.from(raw);
    const db = openWriter({ file, key });
    const journal = dir === null ? null : createJournalWriter(dir, key);
    const stores = createWriteStores(db, journal);
    port.on('message', (request: WriterRequest) => {
      try {
        if ('close' in request) {
          db.close();
          journal?.close();
          reply({ id: request.id, value: null });
          port.close();
          return;
        }
        reply({ id: request.id, value: callOf(stores, request.store, request.method)(...request.args) });
      } catch (error) {
        reply({ id: request.id, failure: failureOf(error) });
      }
    });
    reply({ id: 0, value: null });
  } catch (error) {
    reply({ id: 0, failure: failureOf(error) });
    port.close();
  }
}

if (parentPort !== null) start(parentPort);
