import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../api/hooks.ts';
import { ColumnTable } from './column-table.tsx';
import { planOf, useImportStore } from './import-store.ts';
import { OptionsPanel } from './options-panel.tsx';
import { SourceBar } from './source-bar.tsx';

export function ColumnsStep() {
  const { t } = useTranslation();
  const state = useImportStore();
  const check = useCall('import.check');
  const [asked, setAsked] = useState(false);
  const noNumber = !state.targets.includes('number');

  const next = async () => {
    setAsked(true);
    const plan = planOf(state);
    if (noNumber || !plan) return;
    const started = await check.mutateAsync(plan).catch(() => null);
    if (started) state.patch({ step: 'check', jobId: started.jobId, checked: null, cancelled: false });
  };

  return (
    <>
      {state.cancelled && <Alert className="import-alert" type="info" showIcon title={t('import.run.cancelled')} />}
      <SourceBar />
      <div className="import-columns">
        <section className="panel import-scroll" aria-label={t('import.step.columns')}>
          <p className="muted">{t('import.columns.lead')}</p>
          {noNumber && (
            <Alert
              className="import-alert"
              type={asked ? 'error' : 'warning'}
              showIcon
              title={t('import.columns.noNumber')}
            />
          )}
          <ColumnTable />
        </section>
        <OptionsPanel />
      </div>
      <footer className="import-footer">
        <Button onClick={() => state.patch({ step: 'file' })}>{t('common.back')}</Button>
        <Button type="primary" loading={check.isPending} onClick={next}>
          {t('import.columns.check')}
        </Button>
      </footer>
    </>
  );
}
