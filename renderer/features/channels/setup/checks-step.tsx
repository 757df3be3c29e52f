import { Alert, Button, Spin } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Channel, Descriptor } from '../../../../shared/contract/channels.ts';
import { useCall } from '../../../api/hooks.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { goTo } from '../../../ui/navigation.ts';
import { CheckList } from '../check-list.tsx';

/** 检测: every point passed or not, and what to do next. Runs by itself when the step opens. */
export function ChecksStep({ descriptor, channel }: { descriptor: Descriptor; channel: Channel }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const test = useCall('channels.test', { handled: 'all' });
  const sync = useCall('channels.catalog.sync', { handled: 'all' });
  const { id } = channel;
  const { mutate: check } = test;
  const { mutate: fetchCatalog } = sync;
  useEffect(() => check({ id }), [check, id]);
  const checks = test.data?.checks;
  const reached = checks?.some(({ item, passed }) => item === 'credentials' && passed) === true;
  useEffect(() => {
    if (reached && descriptor.catalog) fetchCatalog({ id });
  }, [reached, descriptor.catalog, fetchCatalog, id]);
  const passed = checks?.every((one) => one.passed !== false) === true;
  return (
    <>
      {test.isPending && (
        <p role="status">
          <Spin size="small" /> {t('channels.setup.checking')}
        </p>
      )}
      {test.error && <Alert type="error" showIcon title={errorText(test.error)} />}
      {checks && !test.isPending && <CheckList checks={checks} />}
      {sync.data && (
        <p className="muted">
          {t('channels.setup.synced', {
            templates: sync.data.templates.filter(({ review }) => review === 'approved').length,
            signatures: sync.data.signatures.filter(({ review }) => review === 'approved').length,
          })}
        </p>
      )}
      <div className="setup-foot">
        <Button onClick={() => goTo('setup', id, 'keys')}>{t('channels.setup.toKeys')}</Button>
        <Button loading={test.isPending} onClick={() => check({ id })}>
          {t('channels.setup.again')}
        </Button>
        <Button type={passed ? 'primary' : 'default'} disabled={!checks} onClick={() => goTo('setup', id, 'send')}>
          {passed ? t('channels.setup.toSend') : t('channels.setup.toSendAnyway')}
        </Button>
      </div>
    </>
  );
}
