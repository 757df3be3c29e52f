import { Alert, Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Quote } from '../../../shared/contract/replies.ts';
import { formatYuan } from '../../../shared/domain/money.ts';
import { useQueryOf } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { RiskText } from '../../ui/risk-line.tsx';
import { PhraseMenu } from './phrase-menu.tsx';
import { TemplateFields } from './template-fields.tsx';
import { useReply } from './use-reply.ts';

const MOST = 500;

function Problems({ problems }: { problems: Quote['problems'] }) {
  const { t } = useTranslation();
  return (
    <ul className="plain-list reply-problems">
      {problems.map((problem) => (
        <li key={problem.key + JSON.stringify(problem.data)} className={problem.severity}>
          {problem.key === 'risky_word' ? <RiskText problem={problem} /> : t(`problem.${problem.key}`, problem.data)}
        </li>
      ))}
    </ul>
  );
}

function SignatureField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const { t } = useTranslation();
  const known = useQueryOf('signatures.list', {}).data?.rows ?? [];
  const texts = [...new Set([value, ...known.map(({ text }) => text)])];
  return (
    <Select
      className="reply-signature"
      aria-label={t('replies.box.signature')}
      value={value}
      onChange={onChange}
      options={texts.map((text) => ({
        value: text,
        label: text === '' ? t('replies.box.noSignature') : `【${text}】`,
      }))}
    />
  );
}

/** Answering: text or template, live count and price, and one button that says both. */
export function ReplyBox({ number }: { number: string }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const reply = useReply(number);
  const { quote, error } = reply;
  const head = useQueryOf('timeline.head', { number }).data;
  const rehearsed = head?.rehearsedOptOut === true && head.blacklisted === null;
  if (error) return <Alert type="warning" showIcon title={errorText(error)} />;
  if (quote?.excluded === 'opted_out' || quote?.excluded === 'blacklist')
    return <Alert type="warning" showIcon title={t(rehearsed ? 'replies.optedOutRehearsed' : 'replies.optedOut')} />;
  if (quote !== undefined && quote.channelId === null)
    return <Alert type="warning" showIcon title={t('replies.box.noChannel')} />;
  return (
    <div className="reply-box">
      {quote?.content === 'template' && quote.channelId !== null ? (
        <TemplateFields channelId={quote.channelId} value={reply.template} onChange={reply.setTemplate} />
      ) : (
        <Input.TextArea
          aria-label={t('replies.box.label')}
          placeholder={t('replies.box.placeholder')}
          rows={3}
          maxLength={MOST}
          value={reply.body}
          onChange={(event) => reply.write(event.target.value)}
        />
      )}
      {reply.written && quote && <Problems problems={quote.problems} />}
      {reply.written && quote?.excluded && (
        <p className="reply-problems block">
          {t('replies.box.excluded', { reason: t(`exclusion.${quote.excluded}`) })}
        </p>
      )}
      <div className="reply-foot">
        {quote && <SignatureField value={reply.signature ?? quote.signature} onChange={reply.setSignature} />}
        <PhraseMenu body={reply.body} onPick={reply.write} />
        <span className="muted numeric" role="status">
          {quote &&
            [
              t('replies.box.via', { channel: quote.channelName }),
              quote.simulated ? t('replies.box.simulated') : '',
              reply.written ? t('replies.box.count', { units: quote.units, parts: quote.parts }) : '',
            ]
              .filter(Boolean)
              .join(' · ')}
        </span>
        <span className="push" />
        <Button type="primary" disabled={!reply.ready} loading={reply.sending} onClick={reply.submit}>
          {t('replies.box.send', {
            parts: reply.written ? (quote?.parts ?? 0) : 0,
            price: formatYuan(reply.written ? (quote?.cost ?? 0) : 0),
          })}
        </Button>
      </div>
    </div>
  );
}
