import { SafetyCertificateOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallError } from '../api/call-error.ts';
import { download } from '../api/download.ts';
import { useCall } from '../api/hooks.ts';
import { jobEnd } from '../api/job.ts';
import { useErrorText } from '../i18n/error-text.ts';
import { windowLanguage } from '../i18n/i18n.ts';

/** 举证包 of one number, made by a job and saved by the browser. */
export function EvidenceButton({ number }: { number: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const start = useCall('evidence.export', { handled: 'all' });
  const [making, setMaking] = useState(false);

  const make = async (format: 'pdf' | 'xlsx') => {
    setMaking(true);
    try {
      const { jobId } = await start.mutateAsync({ number, format, language: windowLanguage() });
      const { state, error, result } = await jobEnd(jobId);
      if (state === 'cancelled') return;
      if (error !== null) throw new CallError(error.code, error.data);
      await download((result as { fileId: string }).fileId);
      message.success(t('consent.evidenceDone'));
    } catch (error) {
      message.error({ content: errorText(error), duration: 8 });
    } finally {
      setMaking(false);
    }
  };

  return (
    <Tooltip title={t('consent.evidenceHint')}>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'pdf', label: t('consent.evidencePdf'), onClick: () => make('pdf') },
            { key: 'xlsx', label: t('consent.evidenceXlsx'), onClick: () => make('xlsx') },
          ],
        }}
      >
        <Button icon={<SafetyCertificateOutlined />} loading={making}>
          {t('consent.evidence')}
        </Button>
      </Dropdown>
    </Tooltip>
  );
}
