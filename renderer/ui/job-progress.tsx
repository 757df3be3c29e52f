import { Button, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../shared/contract/jobs.ts';
import { formatCount, formatLeft } from './format.ts';

/** Progress of a long task: rows done, rows a second, time left, and a cancel that works. */
export function JobProgress({ job, onCancel }: { job: Job | null; onCancel: () => void }) {
  const { t } = useTranslation();
  const [cancelling, setCancelling] = useState(false);
  const percent = job?.total ? Math.min(100, Math.floor((job.done / job.total) * 100)) : undefined;
  const facts = [
    job &&
      (job.total === null
        ? t('job.done', { done: formatCount(job.done) })
        : t('job.doneOf', { done: formatCount(job.done), total: formatCount(job.total) })),
    job && job.rowsPerSecond > 0 && t('job.speed', { value: formatCount(job.rowsPerSecond) }),
    job?.leftMs != null && t('job.left', { time: formatLeft(job.leftMs) }),
  ].filter(Boolean);
  return (
    <div className="job-progress" role="status">
      <Progress percent={percent ?? 100} status="active" showInfo={percent !== undefined} />
      <div className="job-progress-line">
        <span className="muted numeric">{facts.join(' · ') || t('common.loading')}</span>
        <Button
          disabled={cancelling}
          onClick={() => {
            setCancelling(true);
            onCancel();
          }}
        >
          {cancelling ? t('job.cancelling') : t('job.cancel')}
        </Button>
      </div>
    </div>
  );
}
