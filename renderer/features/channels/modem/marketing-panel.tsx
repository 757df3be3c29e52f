import { Alert, Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../../../../shared/contract/channels.ts';
import { useCall } from '../../../api/hooks.ts';
import { formatMoment } from '../../../ui/format.ts';

/** Marketing over a SIM is off until the owner has confirmed the legal note. */
export function MarketingPanel({ channel }: { channel: Channel }) {
  const { t } = useTranslation();
  const save = useCall('channels.save');
  const [asking, setAsking] = useState(false);
  const [agreed, setAgreed] = useState(false);
  const confirmedAt = channel.options.marketingConfirmedAt ?? null;
  const { id, provider, name, enabled, isDefault } = channel;
  const close = () => {
    setAsking(false);
    setAgreed(false);
  };
  const set = (marketingConfirmedAt: number | null) =>
    save.mutate({ id, provider, name, enabled, isDefault, options: { marketingConfirmedAt } }, { onSuccess: close });
  return (
    <section className="panel" aria-labelledby="modem-marketing">
      <h2 id="modem-marketing">{t('modems.marketing.title')}</h2>
      <p className="muted">{t('modem.marketingNote')}</p>
      <div className="modem-marketing">
        <span>
          {confirmedAt === null
            ? t('modems.marketing.off')
            : t('modems.marketing.on', { time: formatMoment(confirmedAt) })}
        </span>
        <span className="push" />
        {confirmedAt === null ? (
          <Button onClick={() => setAsking(true)}>{t('modems.marketing.allow')}</Button>
        ) : (
          <Button loading={save.isPending} onClick={() => set(null)}>
            {t('modems.marketing.forbid')}
          </Button>
        )}
      </div>
      <Modal
        open={asking}
        title={t('modems.marketing.allowTitle')}
        okText={t('modems.marketing.allowAct')}
        okButtonProps={{ disabled: !agreed, danger: true }}
        confirmLoading={save.isPending}
        onOk={() => set(Date.now())}
        onCancel={close}
      >
        <Alert type="warning" showIcon className="spaced" title={t('modem.marketingNote')} />
        <Checkbox checked={agreed} onChange={(event) => setAgreed(event.target.checked)}>
          {t('modems.marketing.agree')}
        </Checkbox>
      </Modal>
    </section>
  );
}
