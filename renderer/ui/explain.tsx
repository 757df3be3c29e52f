import { useTranslation } from 'react-i18next';
import type { Explanation } from '../../shared/contract/messages.ts';
import { useLooseText } from '../i18n/loose-text.ts';

/** The raw code, with the table's own (Chinese) meaning for those who read it. */
export function CodeText({ explanation }: { explanation: Explanation }) {
  const { i18n } = useTranslation();
  const meaning = i18n.language === 'zh-CN' ? explanation.meaning : '';
  return (
    <span className="muted">
      <code>{explanation.code}</code>
      {meaning !== '' && ` ${meaning}`}
    </span>
  );
}

/** A carrier's or provider's code: what it means for the customer, and what to do. */
export function Explain({ explanation }: { explanation: Explanation }) {
  const loose = useLooseText();
  return (
    <>
      <div>
        <strong>{loose('carrier.category', explanation.category)}</strong>{' '}
        {explanation.code !== '' && <CodeText explanation={explanation} />}
      </div>
      <div>{loose('carrier.advice', explanation.category)}</div>
    </>
  );
}
