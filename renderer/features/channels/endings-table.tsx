import { useTranslation } from 'react-i18next';

const ENDINGS = ['0000', '1111', '2222', '3333', '4444', '5555', '6666', '7777', '8888', '9999'] as const;

/** 演练通道: which last four digits end which way. */
export function EndingsTable() {
  const { t } = useTranslation();
  return (
    <section className="endings">
      <h3>{t('channels.endings.title')}</h3>
      <p className="muted">{t('channels.endings.lead')}</p>
      <dl>
        {ENDINGS.map((ending) => (
          <div key={ending}>
            <dt>
              <code>…{ending}</code>
            </dt>
            <dd>{t(`channels.endings.of.${ending}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
