import { setImmediate as nextTurn } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../../shared/contract/errors.ts';
import { createPlanningDesk, type Pause } from '../../services/planning/planning-desk.ts';
import { openBulk } from '../../storage/sqlite/open-bulk.ts';
import type { PlanAnswer, PlanQuestion, PlanWorkerData } from '../plan-protocol.ts';

const port = parentPort;
if (port === null) throw new Error('planning outside a worker thread');
const { file, key } = workerData as PlanWorkerData;
const desk = createPlanningDesk(openBulk({ file, key: Buffer.from(key) }), () => performance.now());

/** the newest question by task and key: older ones give up at their next pause */
const newest = new Map<string, number>();
const nameOf = ({ task, key: asker }: PlanQuestion) => `${task} ${asker}`;
let queue: Promise<void> = Promise.resolve();
let closing = false;

/** null: no more questions; the one at work gives up */
port.on('message', (question: PlanQuestion | null) => {
  if (question === null) {
    closing = true;
    queue = queue.then(() => port.close());
    return;
  }
  if (question.key !== null) newest.set(nameOf(question), question.id);
  queue = queue.then(async () => port.postMessage(await answer(question)));
});

async function answer(question: PlanQuestion): Promise<PlanAnswer> {
  const { id } = question;
  const pause: Pause = async () => {
    await nextTurn();
    const isOvertaken = question.key !== null && newest.get(nameOf(question)) !== id;
    if (closing || isOvertaken) throw new AppError('CANCELLED');
  };
  try {
    const work = desk[question.task] as (input: unknown, pause: Pause) => Promise<unknown>;
    return { id, kind: 'done', output: await work(question.input, pause) };
  } catch (error) {
    if (error instanceof AppError) return { id, kind: 'failed', code: error.code, data: error.data };
    return { id, kind: 'crashed', stack: error instanceof Error ? (error.stack ?? '') : String(error) };
  } finally {
    if (question.key !== null && newest.get(nameOf(question)) === id) newest.delete(nameOf(question));
  }
}
