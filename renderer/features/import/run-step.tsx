import { Button, Result } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportOutcome } from '../../../shared/contract/transfer.ts';
import { formatCount } from '../../ui/format.ts';
import { JobProgress } from '../../ui/job-progress.tsx';
import { goTo, linkTo } from '../../ui/navigation.ts';
import { useImportStore } from './import-store.ts';
import { useImportJob } from './use-import-job.ts';

const seconds = (ms: number) => (ms < 10_000 ? (ms / 1000).toFixed(1) : String(Math.round(ms / 1000)));

function Done({ result }: { result: ImportOutcome }) {
  const { t } = useTranslation();
  const { groupIds, reset } = useImportStore();
  const { counts } = result;
  const groupId = result.groupId ?? groupIds[0] ?? null;
  const left = counts.duplicate + counts.invalid;
  const summary = t('import.run.summary', {
    created: formatCount(counts.created),
    updated: formatCount(counts.updated),
    unchanged: formatCount(counts.unchanged),
    time: t('job.seconds', { value: seconds(result.ms) }),
  });
  const leave = (go: () => void) => () => {
    reset();
    go();
  };
  return (
    <Result
      status="success"
      title={t('import.run.done')}
      subTitle={
        <>
          <div>{summary}</div>
          {left > 0 && <div>{t('import.run.left', { value: formatCount(left) })}</div>}
        </>
      }
      extra={[
        <Button
          key="compose"
          type="primary"
          onClick={leave(() => {
            location.hash = groupId === null ? linkTo('compose') : `${linkTo('compose')}?group=${groupId}`;
          })}
        >
          {t('import.run.compose')}
        </Button>,
        <Button
          key="see"
          onClick={leave(() => {
            location.hash = groupId === null ? linkTo('contacts') : `${linkTo('contacts')}?group=${groupId}`;
          })}
        >
          {t('import.run.see')}
        </Button>,
        <Button key="again" onClick={leave(() => goTo('import'))}>
          {t('import.run.again')}
        </Button>,
      ]}
    />
  );
}

export function RunStep() {
  const { t } = useTranslation();
  const result = useImportStore((state) => state.result);
  const patch = useImportStore((state) => state.patch);
  const { job, cancel } = useImportJob(useCallback((outcome: ImportOutcome) => patch({ result: outcome }), [patch]));
  if (result)
    return (
      <section className="panel">
        <Done result={result} />
      </section>
    );
  return (
    <section className="panel">
      <p>{t('import.run.running')}</p>
      <JobProgress job={job} onCancel={cancel} />
    </section>
  );
}
