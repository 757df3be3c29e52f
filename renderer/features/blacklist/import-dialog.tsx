import { FileAddOutlined } from '@ant-design/icons';
import { Alert, Button, Input, Modal, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/contract/contract.ts';
import { call } from '../../api/client.ts';
import { upload } from '../../api/upload.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { useLooseText } from '../../i18n/loose-text.ts';
import { formatCount } from '../../ui/format.ts';

const KINDS = '.xlsx,.xls,.xlsm,.ods,.et,.csv,.txt,.vcf';
type Done = Output<'blacklist.import'>;

/** A list of opt-outs from elsewhere: what could not be taken stays in sight, row by row with its reason. */
export function ImportDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [file, setFile] = useState<File | null>(null);
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [done, setDone] = useState<Done | null>(null);

  const close = () => {
    setFile(null);
    setText('');
    setReason('');
    setError(null);
    setDone(null);
    onClose();
  };
  const run = async () => {
    setBusy(true);
    setError(null);
    setDone(null);
    try {
      const fileId = file === null ? null : await upload(file);
      setDone(
        await call('blacklist.import', { source: fileId === null ? { text } : { fileId }, reason: reason.trim() }),
      );
      if (fileId !== null) await call('files.discard', { fileId });
      setFile(null);
      setText('');
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal
      open={open}
      title={t('blacklist.importTitle')}
      okText={t('blacklist.importAct')}
      okButtonProps={{ disabled: file === null && text.trim() === '' }}
      cancelText={done ? t('common.close') : t('common.cancel')}
      confirmLoading={busy}
      onOk={run}
      onCancel={close}
      width={640}
    >
      <p className="muted">{t('blacklist.importLead')}</p>
      {error !== null && <Alert type="error" showIcon title={errorText(error)} className="spaced" />}
      {done && <ImportResult done={done} />}
      <p>
        <Upload
          accept={KINDS}
          maxCount={1}
          showUploadList={false}
          disabled={busy}
          beforeUpload={(chosen) => {
            setFile(chosen);
            return Upload.LIST_IGNORE;
          }}
        >
          <Button icon={<FileAddOutlined />}>{t('blacklist.importFile')}</Button>
        </Upload>{' '}
        {file?.name}
      </p>
      <Input.TextArea
        rows={6}
        value={text}
        disabled={file !== null || busy}
        placeholder={t('blacklist.importPaste')}
        aria-label={t('blacklist.importPaste')}
        onChange={(event) => setText(event.target.value)}
      />
      <p>
        <Input
          value={reason}
          maxLength={200}
          aria-label={t('blacklist.addReason')}
          placeholder={t('blacklist.addReason')}
          onChange={(event) => setReason(event.target.value)}
        />
      </p>
    </Modal>
  );
}

function ImportResult({ done }: { done: Done }) {
  const { t } = useTranslation();
  const loose = useLooseText();
  const { rows, added, already, duplicate, invalid, problems } = done;
  const counts = Object.fromEntries(
    Object.entries({ rows, added, already, duplicate, invalid }).map(([key, n]) => [key, formatCount(n)]),
  ) as Record<'rows' | 'added' | 'already' | 'duplicate' | 'invalid', string>;
  return (
    <Alert
      type={invalid > 0 ? 'warning' : 'success'}
      showIcon
      className="spaced"
      title={t('blacklist.importDone', counts)}
      description={
        invalid > 0 && (
          <>
            <p>{t('blacklist.importInvalid', { value: formatCount(invalid) })}</p>
            <ul className="blacklist-problems">
              {problems.map(({ row, input, reason }) => (
                <li key={row}>
                  {t('blacklist.row', { row })} <span translate="no">{input}</span> · {loose('import.reason', reason)}
                </li>
              ))}
            </ul>
            {invalid > problems.length && (
              <p className="muted">{t('blacklist.importShown', { value: formatCount(problems.length) })}</p>
            )}
          </>
        )
      }
    />
  );
}
