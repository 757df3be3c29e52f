import { DownloadOutlined } from '@ant-design/icons';
import { Alert, App, Button } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportOutcome } from '../../../shared/contract/transfer.ts';
import { call } from '../../api/client.ts';
import { download } from '../../api/download.ts';
import { useCall } from '../../api/hooks.ts';
import { jobEnd } from '../../api/job.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { windowLanguage } from '../../i18n/i18n.ts';
import { formatCount } from '../../ui/format.ts';
import { JobProgress } from '../../ui/job-progress.tsx';
import { CheckFigures } from './check-figures.tsx';
import { planOf, useImportStore } from './import-store.ts';
import { ProblemList } from './problem-list.tsx';
import { useImportJob } from './use-import-job.ts';

function useProblemDownload() {
  const { message } = App.useApp();
  const errorText = useErrorText();
  const state = useImportStore();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    const plan = planOf(state);
    if (!plan) return;
    setBusy(true);
    try {
      const job = await jobEnd((await call('import.problems', { ...plan, language: windowLanguage() })).jobId);
      if (job.state === 'done') await download((job.result as { fileId: string }).fileId);
    } catch (error) {
      message.error(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return { save, busy };
}

export function CheckStep() {
  const { t } = useTranslation();
  const state = useImportStore();
  const { patch, checked } = state;
  const { job, cancel } = useImportJob(useCallback((outcome: ImportOutcome) => patch({ checked: outcome }), [patch]));
  const run = useCall('import.run');
  const problems = useProblemDownload();

  if (!checked)
    return (
      <section className="panel">
        <p>{t('import.check.running')}</p>
        <JobProgress job={job} onCancel={cancel} />
      </section>
    );

  const { counts } = checked;
  const start = async () => {
    const plan = planOf(state);
    const started = plan && (await run.mutateAsync(plan).catch(() => null));
    if (started) patch({ step: 'run', jobId: started.jobId, result: null });
  };

  return (
    <>
      <CheckFigures counts={counts} />
      {counts.valid === 0 && (
        <Alert
          className="import-alert"
          type="warning"
          showIcon
          title={t('import.check.nothing')}
          description={t('import.check.nothingHint')}
        />
      )}
      <ProblemList
        outcome={checked}
        extra={
          counts.duplicate + counts.invalid + counts.blacklisted > 0 && (
            <Button icon={<DownloadOutlined />} loading={problems.busy} onClick={problems.save}>
              {t('import.check.download')}
            </Button>
          )
        }
      />
      <footer className="import-footer">
        <Button onClick={() => patch({ step: 'columns' })}>{t('common.back')}</Button>
        <Button type="primary" disabled={counts.valid === 0} loading={run.isPending} onClick={start}>
          {t('import.check.import', { value: formatCount(counts.valid) })}
        </Button>
      </footer>
    </>
  );
}
