import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { Check } from '../../../shared/contract/channels.ts';

/** What a check found: 通过 / 未通过, and the next step for what did not pass. */
export function CheckList({ checks }: { checks: Check[] }) {
  const { t } = useTranslation();
  return (
    <section className="checks" role="status">
      {checks.every(({ passed }) => passed) && <strong className="check-good">{t('channels.check.allPassed')}</strong>}
      <ul>
        {checks.map(({ item, passed, code }) => (
          <li key={item} className={passed ? 'check-good' : 'check-bad'}>
            {passed ? <CheckCircleFilled /> : <CloseCircleFilled />}
            <div>
              {t(`channels.check.item.${item}`)} · {passed ? t('channels.check.passed') : t('channels.check.failed')}{' '}
              {code !== null && <code className="muted">{code}</code>}
              {!passed && <div className="check-next">{t(`channels.check.next.${item}`)}</div>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
