import { App } from 'antd';
import { useEffect } from 'react';
import type { ImportOutcome } from '../../../shared/contract/transfer.ts';
import { CallError } from '../../api/call-error.ts';
import { useJob } from '../../api/job.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { useImportStore } from './import-store.ts';

/** Follows the running job to its end: an outcome, or back to the columns with the reason. */
export function useImportJob(done: (outcome: ImportOutcome) => void) {
  const { message } = App.useApp();
  const errorText = useErrorText();
  const jobId = useImportStore((state) => state.jobId);
  const patch = useImportStore((state) => state.patch);
  const { job, cancel } = useJob(jobId);

  useEffect(() => {
    if (!job || job.state === 'running' || job.jobId !== jobId) return;
    if (job.state === 'done') {
      patch({ jobId: null });
      done(job.result as ImportOutcome);
      return;
    }
    patch({ jobId: null, step: 'columns', cancelled: job.state === 'cancelled' });
    if (job.error && job.state === 'failed')
      message.error({ content: errorText(new CallError(job.error.code, job.error.data)), duration: 10 });
  }, [job, jobId, done, patch, message, errorText]);

  return { job, cancel };
}
