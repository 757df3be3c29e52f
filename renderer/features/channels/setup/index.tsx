import '../channels.css';
import { ArrowLeftOutlined } from '@ant-design/icons';
import { Alert, Button, Skeleton, Steps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../../api/hooks.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { goTo, usePlace } from '../../../ui/navigation.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { descriptorOf } from '../descriptor-of.ts';
import { ProviderTable } from '../provider-table.tsx';
import { ChecksStep } from './checks-step.tsx';
import { KeysStep } from './keys-step.tsx';
import { SendStep } from './send-step.tsx';

const STEPS = ['provider', 'keys', 'checks', 'send'] as const;
const stepOf = (word: string | undefined): number => (word === 'send' ? 3 : word === 'keys' ? 1 : 2);

/**
 * 开通向导: provider, keys, checks, one to yourself. The address holds what is chosen (`setup/yunpian`, `setup/7/send`), so
 * that back, reload and the links from other screens work.
 */
export default function SetupScreen() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { rest } = usePlace();
  const [first = '', word] = rest;
  const id = /^\d+$/.test(first) ? Number(first) : null;
  const providers = useQueryOf('channels.providers', {});
  const channels = useQueryOf('channels.list', {});
  /** just saved: the list has it a moment later */
  const [saved, setSaved] = useState<number | null>(null);
  const rows = providers.data?.rows;
  const channel = id === null ? null : (channels.data?.rows.find((row) => row.id === id) ?? null);
  const found = rows?.find(({ provider }) => provider === (id === null ? first : channel?.provider));
  const descriptor = found ? descriptorOf(found, channel) : null;
  const waiting = !rows || !channels.data || (id !== null && id === saved && channel === null);
  const step = descriptor === null ? 0 : id === null ? 1 : stepOf(word);
  const error = providers.error ?? channels.error;

  return (
    <>
      <PageHeader
        title={
          <>
            <Button
              type="text"
              icon={<ArrowLeftOutlined />}
              aria-label={t('channels.setup.back')}
              onClick={() => goTo('channels')}
            />{' '}
            {t('channels.setup.title')}
          </>
        }
        note={t('channels.setup.lead')}
      />
      <Steps
        className="setup-steps"
        size="small"
        current={step}
        items={STEPS.map((key) => ({ key, title: t(`channels.setup.step.${key}`) }))}
      />
      {error && waiting && <Alert type="error" showIcon title={errorText(error)} />}
      {waiting && !error && <Skeleton active />}
      {!waiting && (
        <section className="panel setup" key={step}>
          {step === 0 && (
            <ProviderTable
              rows={rows}
              onChoose={({ provider }) => (provider === 'modem' ? goTo('modems') : goTo('setup', provider))}
            />
          )}
          {step === 1 && descriptor && (
            <KeysStep
              key={descriptor.provider}
              descriptor={descriptor}
              channel={channel}
              onSaved={(row) => {
                setSaved(row.id);
                goTo('setup', row.id);
              }}
            />
          )}
          {step === 2 && descriptor && channel && <ChecksStep descriptor={descriptor} channel={channel} />}
          {step === 3 && descriptor && channel && <SendStep descriptor={descriptor} channel={channel} />}
        </section>
      )}
    </>
  );
}
