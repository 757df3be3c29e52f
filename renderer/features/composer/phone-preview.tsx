import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Counted } from '../../../shared/domain/counting.ts';
import { formatYuan } from '../../../shared/domain/money.ts';
import { segment } from '../../../shared/domain/sms/segment.ts';
import { type Mark, previewMarks } from './preview-marks.ts';

interface PhonePreviewProps {
  signature: string;
  body: string;
  optOut: string;
  counted: Counted;
  /** 厘 a 条 */
  price: number;
  simulated: boolean;
  children?: ReactNode;
}

function Stretch({ mark }: { mark: Mark }) {
  const { t } = useTranslation();
  if (mark.kind === 'boundary')
    return (
      <span className="phone-boundary" title={t('composer.preview.boundary', { part: mark.part })}>
        {mark.part}
      </span>
    );
  if (mark.emoji)
    return (
      <mark className="phone-emoji" title={t('composer.preview.emoji')}>
        {mark.text}
      </mark>
    );
  return <span className={`phone-${mark.origin}`}>{mark.text}</span>;
}

/** Characters of each part: where septets are counted, some characters are two. */
function gsmLengths(text: string): number[] {
  const { starts } = segment(text);
  return starts.map((from, i) => (starts[i + 1] ?? text.length) - from);
}

/** The message as the customer's phone shows it, with the places where the next 条 begins. */
export function PhonePreview({ signature, body, optOut, counted, price, simulated, children }: PhonePreviewProps) {
  const { t } = useTranslation();
  const gsm = counted.encoding !== '106';
  const pieces: Parameters<typeof previewMarks>[0] = [
    { text: signature === '' ? '' : `【${signature}】`, origin: 'signature' },
    { text: body, origin: 'body' },
    { text: optOut, origin: 'optOut' },
  ];
  const marks = previewMarks(pieces, gsm ? gsmLengths(pieces.map(({ text }) => text).join('')) : counted.perPart);
  const parts = counted.perPart.map((units, index) => ({ part: index + 1, units }));
  return (
    <section className="phone" aria-label={t('composer.preview.title')}>
      <header className="phone-head">
        <strong>{t(gsm ? 'composer.preview.simSender' : 'composer.preview.sender')}</strong>
        <span>{t(gsm ? 'composer.preview.simChannel' : 'composer.preview.channel')}</span>
      </header>
      <div className="phone-screen">
        {counted.units === 0 ? (
          <p className="muted">{t('composer.preview.empty')}</p>
        ) : (
          <p className="phone-bubble" lang="zh-CN">
            {marks.map((mark) => (
              <Stretch key={`${mark.kind}${mark.at}`} mark={mark} />
            ))}
          </p>
        )}
      </div>
      <footer className="phone-foot">
        <div className="phone-parts">
          {parts.map(({ part, units }) => (
            <span key={part}>{t('composer.preview.part', { part, units })}</span>
          ))}
        </div>
        <strong className="numeric">
          {price > 0
            ? t('composer.preview.billed', { parts: counted.parts, price: formatYuan(counted.parts * price) })
            : t('composer.preview.billedParts', { parts: counted.parts })}
        </strong>
        {simulated && <span className="muted"> {t('composer.preview.simulated')}</span>}
        {children}
      </footer>
    </section>
  );
}
