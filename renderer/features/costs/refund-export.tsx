import { DownloadOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallError } from '../../api/call-error.ts';
import { download } from '../../api/download.ts';
import { useCall } from '../../api/hooks.ts';
import { jobEnd } from '../../api/job.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { windowLanguage } from '../../i18n/i18n.ts';

const KINDS = [
  { key: 'exportXlsx', format: 'xlsx', numbers: 'masked' },
  { key: 'exportXlsxFull', format: 'xlsx', numbers: 'full' },
  { key: 'exportCsv', format: 'csv', numbers: 'masked' },
  { key: 'exportCsvFull', format: 'csv', numbers: 'full' },
] as const;

interface Props {
  channelId: number;
  overdueOnly: boolean;
  disabled: boolean;
}

/** The list as a file for the provider's support; numbers masked unless asked for in full. */
export function RefundExport({ channelId, overdueOnly, disabled }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const start = useCall('costs.refunds.export');
  const [busy, setBusy] = useState(false);

  const run = async ({ format, numbers }: (typeof KINDS)[number]) => {
    setBusy(true);
    try {
      const request = { channelId, overdueOnly, numbers, format, language: windowLanguage() };
      const job = await jobEnd((await start.mutateAsync(request)).jobId);
      if (job.error) message.error(errorText(new CallError(job.error.code, job.error.data)));
      if (job.state !== 'done') return;
      await download((job.result as { fileId: string }).fileId);
      message.success(t('costs.refunds.exported'));
    } catch (error) {
      message.error(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dropdown
      disabled={disabled}
      trigger={['click']}
      menu={{
        items: KINDS.map((kind) => ({
          key: kind.key,
          label: t(`costs.refunds.${kind.key}`),
          onClick: () => run(kind),
        })),
      }}
    >
      <Button icon={<DownloadOutlined />} loading={busy}>
        {t('costs.refunds.export')}
      </Button>
    </Dropdown>
  );
}
