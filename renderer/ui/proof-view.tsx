import { Alert, Button, Modal, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Proof } from '../../shared/contract/consent.ts';
import { save } from '../api/download.ts';
import { readProof } from '../api/proofs.ts';
import { useErrorText } from '../i18n/error-text.ts';

const IMAGES: Partial<Record<Proof['type'], string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  bmp: 'image/bmp',
};

type Shown = { name: string; blob: Blob; text: string | null; url: string | null };

async function textOf(blob: Blob): Promise<string> {
  const bytes = await blob.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** A proof opened: pictures and texts here, everything else as a copy to open elsewhere. */
export function ProofView({ proof, onClose }: { proof: Proof; onClose: () => void }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [shown, setShown] = useState<Shown | null>(null);
  const [error, setError] = useState<unknown>(null);
  const { id, type } = proof;

  useEffect(() => {
    let gone = false;
    let url: string | null = null;
    const open = async () => {
      const image = IMAGES[type];
      const { name, blob } = await readProof(id, image ?? 'application/octet-stream');
      const text = type === 'txt' ? await textOf(blob) : null;
      if (gone) return;
      url = image === undefined ? null : URL.createObjectURL(blob);
      setShown({ name, blob, text, url });
    };
    open().catch((problem) => {
      if (!gone) setError(problem);
    });
    return () => {
      gone = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [id, type]);

  return (
    <Modal
      open
      title={proof.name}
      width={720}
      onCancel={onClose}
      footer={
        <Button disabled={shown === null} onClick={() => shown && save(shown.name, shown.blob)}>
          {t('consent.save')}
        </Button>
      }
    >
      {error !== null && <Alert type="error" showIcon title={errorText(error)} />}
      {shown === null && error === null && <Spin />}
      {shown?.url && <img className="proof-image" src={shown.url} alt={proof.name} />}
      {shown?.text != null && <pre className="proof-text">{shown.text}</pre>}
      {shown && !shown.url && shown.text === null && <p>{t('consent.noPreview')}</p>}
      <p className="muted proof-sha">
        {t('consent.sha')} <span translate="no">{proof.sha256}</span>
      </p>
    </Modal>
  );
}
