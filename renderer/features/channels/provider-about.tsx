import { useTranslation } from 'react-i18next';
import type { Descriptor } from '../../../shared/contract/channels.ts';
import { useLooseText } from '../../i18n/loose-text.ts';

/** The provider in a few sentences, and where its manual is. */
export function ProviderAbout({ descriptor }: { descriptor: Descriptor }) {
  const { t } = useTranslation();
  const loose = useLooseText();
  return (
    <p className="muted">
      {loose('provider.about', descriptor.provider)}{' '}
      {descriptor.docs !== '' && (
        <a href={descriptor.docs} target="_blank" rel="noreferrer">
          {t('channels.form.docs')}
        </a>
      )}
    </p>
  );
}
