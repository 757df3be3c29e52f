import { DownloadOutlined } from '@ant-design/icons';
import { Alert, App, Button, Dropdown, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input } from '../../shared/contract/contract.ts';
import { CallError } from '../api/call-error.ts';
import { download } from '../api/download.ts';
import { useCall } from '../api/hooks.ts';
import { useJob } from '../api/job.ts';
import { useErrorText } from '../i18n/error-text.ts';
import { windowLanguage } from '../i18n/i18n.ts';
import { JobProgress } from './job-progress.tsx';

type Filter = NonNullable<Input<'messages.export'>['filter']>;

/** Writes the messages of a filter into a file: a job with progress and cancel, then the download. */
export function ExportButton({ filter, disabled }: { filter: Filter; disabled?: boolean }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const start = useCall('messages.export');
  const [jobId, setJobId] = useState<string | null>(null);
  const { job, cancel } = useJob(jobId);

  useEffect(() => {
    if (!job || job.jobId !== jobId || job.state === 'running') return;
    if (job.state === 'failed') return;
    setJobId(null);
    if (job.state === 'cancelled') message.info(t('job.cancelled'));
    else
      download((job.result as { fileId: string }).fileId).then(
        () => message.success(t('records.export.done')),
        (error) => message.error(errorText(error)),
      );
  }, [job, jobId, message, errorText, t]);

  const run = (format: 'xlsx' | 'csv') =>
    start.mutate({ filter, format, language: windowLanguage() }, { onSuccess: (answer) => setJobId(answer.jobId) });
  return (
    <>
      <Dropdown
        disabled={disabled}
        trigger={['click']}
        menu={{
          items: [
            { key: 'xlsx', label: t('records.export.xlsx'), onClick: () => run('xlsx') },
            { key: 'csv', label: t('records.export.csv'), onClick: () => run('csv') },
          ],
        }}
      >
        <Button icon={<DownloadOutlined />} loading={start.isPending}>
          {t('common.export')}
        </Button>
      </Dropdown>
      <Modal
        open={jobId !== null}
        title={t('records.export.running')}
        footer={null}
        maskClosable={false}
        closable={job?.state === 'failed'}
        onCancel={() => setJobId(null)}
        destroyOnHidden
      >
        {job?.state === 'failed' && job.error ? (
          <Alert type="error" showIcon title={errorText(new CallError(job.error.code, job.error.data))} />
        ) : (
          <JobProgress job={job} onCancel={cancel} />
        )}
      </Modal>
    </>
  );
}
