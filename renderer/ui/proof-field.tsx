import { EyeOutlined, PaperClipOutlined } from '@ant-design/icons';
import { App, Button, Space, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_PROOF_BYTES } from '../../shared/domain/consent.ts';
import { codeOf } from '../api/call-error.ts';
import { useQueryOf } from '../api/hooks.ts';
import { addProof } from '../api/proofs.ts';
import { useErrorText } from '../i18n/error-text.ts';
import { formatCount, formatTime } from './format.ts';
import { ProofView } from './proof-view.tsx';

const KINDS = '.png,.jpg,.jpeg,.webp,.bmp,.tif,.tiff,.heic,.pdf,.docx,.txt';

interface ProofFieldProps {
  /** id of the kept proof */
  value?: number | null;
  onChange?: (value: number | null) => void;
}

const sizeOf = (bytes: number): string => (bytes < 1024 ? `${bytes} B` : `${formatCount(Math.ceil(bytes / 1024))} KB`);

/** A photo, scan or text that shows the consent: kept at once, shown by name, opened on demand. */
export function ProofField({ value = null, onChange }: ProofFieldProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const [keeping, setKeeping] = useState(false);
  const [viewing, setViewing] = useState(false);
  const proof = useQueryOf('proofs.get', { id: value ?? 0 }, { enabled: value !== null }).data;

  const keep = async (file: File) => {
    const tooLarge = () => message.error({ content: t('consent.tooLarge', { name: file.name }), duration: 8 });
    if (file.size > MAX_PROOF_BYTES) return void tooLarge();
    setKeeping(true);
    try {
      onChange?.((await addProof(file)).id);
    } catch (error) {
      if (codeOf(error) === 'FILE_TOO_LARGE') tooLarge();
      else message.error({ content: errorText(error), duration: 8 });
    } finally {
      setKeeping(false);
    }
  };

  return (
    <div className="proof-field">
      <Space wrap>
        <Upload
          accept={KINDS}
          maxCount={1}
          showUploadList={false}
          disabled={keeping}
          beforeUpload={(file) => {
            void keep(file);
            return Upload.LIST_IGNORE;
          }}
        >
          <Button icon={<PaperClipOutlined />} loading={keeping}>
            {value === null ? t('consent.add') : t('consent.replace')}
          </Button>
        </Upload>
        {proof && value !== null && (
          <>
            <Button icon={<EyeOutlined />} onClick={() => setViewing(true)}>
              {t('consent.view')}
            </Button>
            <Button onClick={() => onChange?.(null)}>{t('consent.detach')}</Button>
          </>
        )}
      </Space>
      {proof && value !== null ? (
        <p className="proof-name">
          <span className="ellipsis">{proof.name}</span>{' '}
          <span className="muted">
            {t('consent.meta', { size: sizeOf(proof.size), time: formatTime(proof.createdAt) })}
          </span>
        </p>
      ) : (
        <p className="muted proof-name">{t('consent.proofHint')}</p>
      )}
      {proof && viewing && <ProofView proof={proof} onClose={() => setViewing(false)} />}
    </div>
  );
}
