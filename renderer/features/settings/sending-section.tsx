import { Input, InputNumber, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseNumber } from '../../../shared/domain/phone.ts';
import { useLooseText } from '../../i18n/loose-text.ts';
import type { SectionProps } from './index.tsx';
import { Row } from './row.tsx';
import { WindowControl } from './window-control.tsx';

/** Saved when it is a number that can receive messages, or empty. */
function MyNumber({ settings, change }: SectionProps) {
  const { t } = useTranslation();
  const loose = useLooseText();
  const [typed, setTyped] = useState(settings.myNumber);
  const verdict = parseNumber(typed);
  const wrong = typed.trim() !== '' && (verdict.number === null || verdict.verdict === 'not-smsable');
  const save = () => {
    const number = typed.trim() === '' ? '' : verdict.number;
    if (wrong || number === null) return;
    setTyped(number);
    if (number !== settings.myNumber) change({ myNumber: number });
  };
  return (
    <Row label={t('settings.myNumber')} hint={t('settings.myNumberHint')}>
      <Input
        value={typed}
        maxLength={20}
        inputMode="tel"
        aria-label={t('settings.myNumber')}
        status={wrong ? 'error' : undefined}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={save}
        onPressEnter={save}
      />
      {wrong && <div className="settings-wrong">{loose('import.reason', verdict.reason)}</div>}
    </Row>
  );
}

export function SendingSection({ settings, change }: SectionProps) {
  const { t } = useTranslation();
  return (
    <section className="panel">
      <h2>{t('settings.sending')}</h2>
      <Row label={t('settings.window')} hint={t('settings.windowHint')}>
        <WindowControl settings={settings} change={change} />
      </Row>
      <Row label={t('settings.hold')} hint={t('settings.holdHint')}>
        <InputNumber
          min={0}
          max={120}
          precision={0}
          value={settings.holdSeconds}
          aria-label={t('settings.hold')}
          suffix={t('settings.holdUnit')}
          onChange={(value) => {
            if (value !== null && value !== settings.holdSeconds) change({ holdSeconds: value });
          }}
        />
      </Row>
      <Row label={t('settings.pauseOnUnknown')} hint={t('settings.pauseOnUnknownHint')}>
        <Switch
          checked={settings.pauseOnUnknown}
          aria-label={t('settings.pauseOnUnknown')}
          onChange={(pauseOnUnknown) => change({ pauseOnUnknown })}
        />
      </Row>
      <Row label={t('consent.noticesToOptedOut')} hint={t('consent.noticesToOptedOutHint')}>
        <Switch
          checked={settings.noticesToOptedOut}
          aria-label={t('consent.noticesToOptedOut')}
          onChange={(noticesToOptedOut) => change({ noticesToOptedOut })}
        />
      </Row>
      <MyNumber settings={settings} change={change} />
      <Row label={t('settings.notifications')} hint={t('settings.notificationsHint')}>
        <Switch
          checked={settings.notifications}
          aria-label={t('settings.notifications')}
          onChange={(notifications) => change({ notifications })}
        />
      </Row>
      <Row label={t('settings.replyNotices')} hint={t('settings.replyNoticesHint')}>
        <Switch
          checked={settings.replyNotices}
          disabled={!settings.notifications}
          aria-label={t('settings.replyNotices')}
          onChange={(replyNotices) => change({ replyNotices })}
        />
      </Row>
      <Row label={t('settings.hideReplyText')} hint={t('settings.hideReplyTextHint')}>
        <Switch
          checked={settings.hideReplyText}
          disabled={!settings.notifications || !settings.replyNotices}
          aria-label={t('settings.hideReplyText')}
          onChange={(hideReplyText) => change({ hideReplyText })}
        />
      </Row>
    </section>
  );
}
