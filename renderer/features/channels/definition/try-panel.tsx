import { Alert, Button, Form, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../../shared/contract/contract.ts';
import { useCall } from '../../../api/hooks.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useLooseText } from '../../../i18n/loose-text.ts';
import { Frame } from './controls.tsx';

type Tried = Output<'channels.definition.try'>;

/** What the provider's words come to, by this definition. */
function Outcome({ outcome }: { outcome: NonNullable<Tried['outcome']> }) {
  const { t } = useTranslation();
  const loose = useLooseText();
  const { kind, code, reject, providerId, billedParts } = outcome;
  return (
    <p className={kind === 'accepted' ? 'check-good' : 'check-bad'}>
      <strong>{t(`definition.try.kind.${kind}`)}</strong>
      {reject !== null && <> · {loose('definition.class', reject)}</>}
      {providerId !== null && (
        <>
          {' '}
          · {t('definition.id')} <code>{providerId}</code>
        </>
      )}
      {billedParts !== null && (
        <>
          {' '}
          · {t('definition.parts')} {billedParts}
        </>
      )}
      {code !== null && (
        <>
          {' '}
          <code>{code}</code>
        </>
      )}
    </p>
  );
}

function Request({ request }: { request: Tried['request'] }) {
  const { t } = useTranslation();
  if (request === null) return <p className="check-bad">{t('definition.try.noRequest')}</p>;
  const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`);
  const lines = [`${request.method} ${request.url}`, ...headers, ...(request.body === null ? [] : ['', request.body])];
  return (
    <section aria-label={t('definition.try.request')}>
      <pre className="definition-wire">{lines.join('\n')}</pre>
    </section>
  );
}

/** The definition as it stands, unsaved: the request it makes, what a sample answer comes to, one to oneself. */
export function TryPanel({ channelId, definition }: { channelId: number | null; definition: string }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const form = Form.useFormInstance();
  const call = useCall('channels.definition.try', { handled: 'all' });
  const [number, setNumber] = useState('');
  const [signature, setSignature] = useState('');
  const [text, setText] = useState<string>(t('channels.setup.testBody'));
  const [sample, setSample] = useState('');
  const ready = /^1\d{10}$/.test(number.replace(/\s/g, '')) && signature.trim() !== '' && text.trim() !== '';

  const run = (live: boolean) => {
    const config = { ...form.getFieldValue('config'), definition };
    const answer = live
      ? { kind: 'live' as const }
      : sample.trim() === ''
        ? { kind: 'none' as const }
        : { kind: 'sample' as const, text: sample };
    call.mutate({ ...(channelId === null ? {} : { id: channelId }), config, number, signature, text, answer });
  };
  const tried = call.data;
  return (
    <section className="definition-try">
      <p className="muted">{t('definition.try.lead')}</p>
      <div className="definition-two">
        <Frame id="try-number" label={t('definition.try.number')} problem="">
          <Input id="try-number" value={number} onChange={({ target }) => setNumber(target.value)} />
        </Frame>
        <Frame id="try-signature" label={t('definition.try.signature')} problem="">
          <Input
            id="try-signature"
            maxLength={40}
            value={signature}
            onChange={({ target }) => setSignature(target.value)}
          />
        </Frame>
      </div>
      <Frame id="try-text" label={t('definition.try.text')} problem="">
        <Input id="try-text" maxLength={500} value={text} onChange={({ target }) => setText(target.value)} />
      </Frame>
      <Frame id="try-sample" label={t('definition.try.sample')} hint={t('definition.try.sampleHint')} problem="">
        <Input.TextArea
          id="try-sample"
          rows={4}
          maxLength={20_000}
          spellCheck={false}
          value={sample}
          onChange={({ target }) => setSample(target.value)}
        />
      </Frame>
      <div className="definition-tools">
        <Button disabled={!ready} loading={call.isPending} onClick={() => run(false)}>
          {t('definition.try.look')}
        </Button>
        <Popconfirm
          title={t('definition.try.confirm', { number })}
          description={t('definition.try.confirmHint')}
          okText={t('definition.try.send')}
          disabled={!ready}
          onConfirm={() => run(true)}
        >
          <Button disabled={!ready || call.isPending}>{t('definition.try.sendOne')}</Button>
        </Popconfirm>
      </div>
      {call.error && <Alert type="error" showIcon title={errorText(call.error)} />}
      {tried && tried.problems.length > 0 && <Alert type="warning" showIcon title={t('definition.try.mendFirst')} />}
      {tried && tried.problems.length === 0 && (
        <div role="status">
          <Request request={tried.request} />
          {tried.answer !== null && <pre className="definition-wire">{tried.answer}</pre>}
          {tried.outcome && <Outcome outcome={tried.outcome} />}
        </div>
      )}
    </section>
  );
}
