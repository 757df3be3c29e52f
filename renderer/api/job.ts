import { useCallback, useEffect, useState } from 'react';
import type { Job } from '../../shared/contract/jobs.ts';
import { call, subscribe } from './client.ts';

/** Follows one job: asks once, then listens. `cancel` resolves as soon as the core has taken note. */
export function useJob(jobId: string | null): { job: Job | null; cancel: () => void } {
  const [job, setJob] = useState<Job | null>(null);
  useEffect(() => {
    setJob(null);
    if (!jobId) return;
    const stop = subscribe('job', (next) => {
      if (next.jobId === jobId) setJob(next);
    });
    // An event that came first is newer than this answer unless the job has ended.
    call('jobs.get', { jobId }).then(
      (now) => setJob((seen) => (seen && now.state === 'running' ? seen : now)),
      () => undefined,
    );
    return stop;
  }, [jobId]);
  const cancel = useCallback(() => {
    if (jobId) call('jobs.cancel', { jobId }).catch(() => undefined);
  }, [jobId]);
  return { job, cancel };
}

/** Resolves with the finished job, whatever its end. */
export function jobEnd(jobId: string): Promise<Job> {
  return new Promise((resolve, reject) => {
    const settle = (job: Job) => {
      if (job.jobId !== jobId || job.state === 'running') return;
      stop();
      resolve(job);
    };
    const stop = subscribe('job', settle);
    call('jobs.get', { jobId }).then(settle, (error) => {
      stop();
      reject(error);
    });
  });
}
