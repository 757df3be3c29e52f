import { DownloadOutlined, InboxOutlined } from '@ant-design/icons';
import { Alert, App, Button, Input, Progress, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { download } from '../../api/download.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { windowLanguage } from '../../i18n/i18n.ts';
import { useInspect } from './use-inspect.ts';

const KINDS = '.xlsx,.xls,.xlsm,.ods,.et,.csv,.txt,.vcf';

export function FileStep() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const [text, setText] = useState('');
  const { reading, error, readFile, readText } = useInspect();

  const sample = async () => {
    try {
      await download((await call('import.sample', { language: windowLanguage() })).fileId);
    } catch (problem) {
      message.error(errorText(problem));
    }
  };

  return (
    <>
      {error && <Alert className="import-alert" type="error" showIcon title={error} />}
      <div className="import-sources">
        <section className="panel import-source-file">
          <div className="import-drop">
            <Upload.Dragger
              accept={KINDS}
              maxCount={1}
              showUploadList={false}
              disabled={reading !== null}
              beforeUpload={(file) => {
                void readFile(file);
                return Upload.LIST_IGNORE;
              }}
            >
              <p className="import-drop-icon">
                <InboxOutlined />
              </p>
              <p className="import-drop-title">{t('import.file.drop')}</p>
              <p className="muted">{t('import.file.kinds')}</p>
            </Upload.Dragger>
          </div>
          {reading && (
            <div role="status">
              {t('import.file.reading', { name: reading.name })}
              <Progress percent={Math.floor(reading.share * 100)} status="active" />
            </div>
          )}
          <p className="import-sample">
            <Button icon={<DownloadOutlined />} onClick={sample}>
              {t('import.file.sample')}
            </Button>
            <span className="muted">{t('import.file.sampleHint')}</span>
          </p>
          <p className="muted">{t('import.file.local')}</p>
        </section>
        <section className="panel import-paste">
          <h2>{t('import.file.paste')}</h2>
          <Input.TextArea
            value={text}
            placeholder={t('import.file.pastePlaceholder')}
            aria-label={t('import.file.paste')}
            onChange={(event) => setText(event.target.value)}
          />
          <Button
            type="primary"
            disabled={text.trim() === '' || reading !== null}
            onClick={() => readText(text, t('import.columns.pasted'))}
          >
            {t('import.file.useText')}
          </Button>
        </section>
      </div>
    </>
  );
}
