import { threadId } from 'node:worker_threads';
import { serveTask } from '../../../electron/platform/serve-task.ts';
import { AppError } from '../../../shared/contract/errors.ts';

serveTask((data, task) => {
  switch (data) {
    case 'count':
      for (let n = 1; n <= 3; n++) task.progress(n);
      return { rows: 3 };
    case 'refuse':
      throw new AppError('FILE_NO_ROWS', { sheet: 2 });
    case 'bug':
      throw new RangeError('bug');
    case 'die':
      return process.exit(3);
    case 'thread':
      return threadId;
    case 'die later':
      setTimeout(() => process.exit(4), 1);
      return null;
    case 'eat': {
      const eaten: number[][] = [];
      for (;;) eaten.push(new Array<number>(100_000).fill(eaten.length));
    }
    case 'busy':
      task.progress('started');
      for (;;) task.throwIfCancelled();
    default:
      return null;
  }
});
