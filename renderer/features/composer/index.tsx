import './composer.css';
import { FolderOpenOutlined } from '@ant-design/icons';
import { Alert, Button, Skeleton, Steps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../i18n/error-text.ts';
import { goTo } from '../../ui/navigation.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { useAutosave } from './autosave.ts';
import { ContentStep } from './content-step.tsx';
import { DraftList } from './draft-list.tsx';
import { useDraftStore } from './draft-store.ts';
import { FooterBar } from './footer-bar.tsx';
import { RecipientsStep } from './recipients-step.tsx';
import { ResumeOffer } from './resume-offer.tsx';
import { ReviewStep } from './review-step.tsx';
import { SavedMark } from './saved-mark.tsx';
import { SettingsStep } from './settings-step.tsx';
import { useOpenDraft } from './use-open-draft.ts';

const STEPS = [
  { key: 'recipients', Step: RecipientsStep },
  { key: 'content', Step: ContentStep },
  { key: 'settings', Step: SettingsStep },
  { key: 'review', Step: ReviewStep },
] as const;

export default function ComposerScreen() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { ready, error } = useOpenDraft();
  const [listing, setListing] = useState(false);
  useAutosave();
  return (
    <div className="fill">
      <PageHeader
        title={t('composer.title')}
        note={<SavedMark />}
        extra={
          <Button icon={<FolderOpenOutlined />} onClick={() => setListing(true)}>
            {t('composer.drafts.title')}
          </Button>
        }
      />
      {!ready && <Skeleton active />}
      {error && (
        <Alert
          type="error"
          showIcon
          title={errorText(error)}
          action={<Button onClick={() => goTo('compose')}>{t('composer.startNew')}</Button>}
        />
      )}
      {ready && !error && (
        <>
          <ResumeOffer onAll={() => setListing(true)} />
          <Composer />
        </>
      )}
      <DraftList open={listing} onClose={() => setListing(false)} />
    </div>
  );
}

function Composer() {
  const { t } = useTranslation();
  const step = useDraftStore((state) => state.draft.step);
  const opened = useDraftStore((state) => state.opened);
  const goToStep = useDraftStore((state) => state.goToStep);
  const { Step } = STEPS[step] ?? STEPS[0];
  return (
    <>
      <Steps
        className="composer-steps"
        size="small"
        current={step}
        onChange={goToStep}
        items={STEPS.map(({ key }) => ({ key, title: t(`composer.step.${key}`) }))}
      />
      <div className="composer-step" key={`${opened}-${step}`}>
        <Step />
      </div>
      <FooterBar key={opened} />
    </>
  );
}
