import { CheckCircleFilled, CloseCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { ExplainedCheck } from '../../../shared/contract/channels.ts';
import { useLooseText } from '../../i18n/loose-text.ts';
import { isPlain } from '../../ui/plain-trouble.ts';

function CheckRow({ check }: { check: ExplainedCheck }) {
  const { t, i18n } = useTranslation();
  const loose = useLooseText();
  const { item, passed, code, category, meaning } = check;
  const plain = isPlain(category);
  if (passed === null) {
    return (
      <li className="check-open">
        <MinusCircleOutlined />
        <div>
          {t(`channels.check.item.${item}`)} · {loose('channels.check.open', code ?? 'NOT_OFFERED')}
        </div>
      </li>
    );
  }
  return (
    <li className={passed ? 'check-good' : 'check-bad'}>
      {passed ? <CheckCircleFilled /> : <CloseCircleFilled />}
      <div>
        {t(`channels.check.item.${item}`)} · {passed ? t('channels.check.passed') : t('channels.check.failed')}
        {!passed && plain && <strong> · {loose('carrier.category', category)}</strong>}
        {!passed && (
          <div className="check-next">
            {plain ? loose('carrier.advice', category) : t(`channels.check.next.${item}`)}
          </div>
        )}
        {!passed && code !== null && (
          <div className="muted">
            <code>{code}</code> {i18n.language === 'zh-CN' && meaning}
          </div>
        )}
      </div>
    </li>
  );
}

/** What a check found: 通过 / 未通过, and for what did not pass what it means and the next step, the raw code beside it. */
export function CheckList({ checks }: { checks: ExplainedCheck[] }) {
  const { t } = useTranslation();
  return (
    <section className="checks" role="status">
      {checks.every(({ passed }) => passed !== false) && (
        <strong className="check-good">{t('channels.check.allPassed')}</strong>
      )}
      <ul>
        {checks.map((check) => (
          <CheckRow key={check.item} check={check} />
        ))}
      </ul>
    </section>
  );
}
