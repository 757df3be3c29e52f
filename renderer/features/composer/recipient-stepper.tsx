import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../ui/format.ts';
import { NumberText } from '../../ui/number-text.tsx';
import type { PreviewRecipient } from './use-preview-recipient.ts';

/** Leafs through the people who will be written to. */
export const RecipientStepper = memo(function RecipientStepper({ preview }: { preview: PreviewRecipient }) {
  const { t } = useTranslation();
  const { recipient, sample, position, matching, next, previous } = preview;
  if (sample) return <p className="phone-who muted">{t('composer.preview.sample')}</p>;
  return (
    <div className="phone-who">
      <Button
        size="small"
        icon={<LeftOutlined />}
        aria-label={t('composer.preview.previous')}
        disabled={!previous}
        onClick={() => previous?.()}
      />
      <span className="phone-person">
        <span className="ellipsis">{recipient.name || t('contacts.noName')}</span>{' '}
        <NumberText number={recipient.number} />
        <span className="muted numeric">
          {t('composer.preview.position', { position: formatCount(position), total: formatCount(matching) })}
        </span>
      </span>
      <Button
        size="small"
        icon={<RightOutlined />}
        aria-label={t('composer.preview.next')}
        disabled={!next}
        onClick={() => next?.()}
      />
    </div>
  );
});
