import './import.css';
import { Button, Steps } from 'antd';
import { useTranslation } from 'react-i18next';
import { goTo } from '../../ui/navigation.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { CheckStep } from './check-step.tsx';
import { ColumnsStep } from './columns-step.tsx';
import { FileStep } from './file-step.tsx';
import { STEPS, useImportStore } from './import-store.ts';
import { RunStep } from './run-step.tsx';

const SCREEN = { file: FileStep, columns: ColumnsStep, check: CheckStep, run: RunStep };

export default function ImportScreen() {
  const { t } = useTranslation();
  const step = useImportStore((state) => state.step);
  const Step = SCREEN[step];
  return (
    <div className="fill">
      <PageHeader
        title={t('import.title')}
        extra={<Button onClick={() => goTo('contacts')}>{t('import.toContacts')}</Button>}
      />
      <Steps
        className="import-steps"
        size="small"
        current={STEPS.indexOf(step)}
        items={STEPS.map((key) => ({ key, title: t(`import.step.${key}`) }))}
      />
      <Step />
    </div>
  );
}
