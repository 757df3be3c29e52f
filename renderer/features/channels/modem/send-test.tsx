import { Alert, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Modem } from '../../../../shared/contract/modems.ts';
import { countGsm } from '../../../../shared/domain/counting.ts';
import { parseNumber } from '../../../../shared/domain/phone.ts';
import { useCall, useQueryOf } from '../../../api/hooks.ts';
import { Explain } from '../../../ui/explain.tsx';

const TYPES = { accepted: 'success', rejected: 'error', not_sent: 'warning', unknown: 'warning' } as const;

/** One text over this modem alone. */
export function SendTest({ modem, onClose }: { modem: Modem; onClose: () => void }) {
  const { t } = useTranslation();
  const settings = useQueryOf('settings.get', {}).data;
  const remember = useCall('settings.set');
  const send = useCall('modems.sendTest');
  const [typed, setTyped] = useState<string | null>(null);
  const [text, setText] = useState<string>(t('modems.test.body'));
  const written = typed ?? settings?.myNumber ?? '';
  const { number } = parseNumber(written);
  const { units, parts } = countGsm(text);
  const wrong = written !== '' && number === null;
  const go = () => {
    if (number === null) return;
    send.mutate(
      { id: modem.id, number, text },
      { onSuccess: () => number !== settings?.myNumber && remember.mutate({ myNumber: number }) },
    );
  };
  return (
    <Modal
      open
      title={t('modems.test.title', { label: modem.label })}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.close')}</Button>
          <Button type="primary" loading={send.isPending} disabled={number === null || text.trim() === ''} onClick={go}>
            {t('modems.test.act', { parts })}
          </Button>
        </>
      }
    >
      <Form layout="vertical">
        <Form.Item
          label={t('modems.test.number')}
          htmlFor="modem-test-number"
          validateStatus={wrong ? 'error' : ''}
          help={wrong ? t('modems.test.numberWrong') : undefined}
        >
          <Input
            id="modem-test-number"
            value={written}
            maxLength={20}
            inputMode="tel"
            onChange={(event) => setTyped(event.target.value)}
          />
        </Form.Item>
        <Form.Item
          label={t('modems.test.text')}
          htmlFor="modem-test-text"
          extra={t('modems.test.count', { units, parts })}
        >
          <Input.TextArea
            id="modem-test-text"
            rows={3}
            maxLength={500}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Form.Item>
      </Form>
      {send.data && (
        <Alert
          role="status"
          type={TYPES[send.data.outcome]}
          showIcon
          title={t(`modems.test.${send.data.outcome}`)}
          description={send.data.explanation && <Explain explanation={send.data.explanation} />}
        />
      )}
    </Modal>
  );
}
