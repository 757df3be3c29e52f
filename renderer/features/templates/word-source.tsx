import { UploadOutlined } from '@ant-design/icons';
import { Alert, Button, Input, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportSource } from '../../../shared/contract/transfer.ts';
import type { BrokenLine, PackWord } from '../../../shared/contract/word-packs.ts';
import { call } from '../../api/client.ts';
import { upload } from '../../api/upload.ts';
import { useErrorText } from '../../i18n/error-text.ts';

const KINDS = '.txt,.csv,.xlsx,.xls,.ods,.et';

/** A file or pasted lines, read by the core and handed on with what was wrong with them. */
export function WordSource({ onRead }: { onRead: (words: PackWord[], broken: BrokenLine[]) => void }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [text, setText] = useState('');
  const [reading, setReading] = useState(false);
  const [error, setError] = useState('');

  const read = async (source: () => Promise<ImportSource>) => {
    setReading(true);
    setError('');
    try {
      const { words, broken } = await call('wordPacks.read', { source: await source() });
      onRead(words, broken);
      setText('');
    } catch (problem) {
      setError(errorText(problem));
    } finally {
      setReading(false);
    }
  };

  return (
    <section>
      <p className="muted">{t('templates.words.format')}</p>
      <Input.TextArea
        rows={3}
        value={text}
        placeholder={t('templates.words.pastePlaceholder')}
        aria-label={t('templates.words.paste')}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="word-source-actions">
        <Button disabled={text.trim() === '' || reading} loading={reading} onClick={() => read(async () => ({ text }))}>
          {t('templates.words.paste')}
        </Button>
        <Upload
          accept={KINDS}
          maxCount={1}
          showUploadList={false}
          disabled={reading}
          beforeUpload={(file) => {
            void read(async () => ({ fileId: await upload(file) }));
            return Upload.LIST_IGNORE;
          }}
        >
          <Button icon={<UploadOutlined />} disabled={reading}>
            {t('templates.words.file')}
          </Button>
        </Upload>
      </div>
      {error && <Alert type="error" showIcon title={error} />}
    </section>
  );
}
