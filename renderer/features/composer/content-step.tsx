import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../shared/contract/compose.ts';
import { BindingsTable } from './bindings-table.tsx';
import { BodyField } from './body-field.tsx';
import { Counter } from './counter.tsx';
import { KindField } from './kind-field.tsx';
import { LiveTextProvider, useLiveText, useTextFrame } from './live-text.tsx';
import { PhonePreview } from './phone-preview.tsx';
import { ProblemList } from './problem-list.tsx';
import { needsAudience, problemsOfStep } from './problem-steps.ts';
import { RecipientStepper } from './recipient-stepper.tsx';
import { SignatureField } from './signature-field.tsx';
import { TemplatePanel } from './template-panel.tsx';
import { useRules } from './use-rules.ts';
import { useTotals } from './use-totals.ts';

export function ContentStep() {
  return (
    <LiveTextProvider>
      <div className="composer-columns">
        <div className="composer-main">
          <section className="panel composer-rows">
            <KindField />
            <SignatureField />
            <Content />
          </section>
        </div>
        <aside className="composer-side composer-main">
          <LivePreview />
          <LiveProblems />
        </aside>
      </div>
    </LiveTextProvider>
  );
}

/** Free text, or one of the provider's approved templates: the channel decides. */
function Content() {
  const { byTemplate } = useRules();
  if (byTemplate)
    return (
      <>
        <TemplatePanel />
        <Counter />
      </>
    );
  return (
    <>
      <BodyField />
      <Counter />
      <BindingsTable />
    </>
  );
}

function LiveProblems() {
  const { problems } = useLiveText();
  return <ContentProblems written={problems} />;
}

const ContentProblems = memo(function ContentProblems({ written }: { written: readonly Problem[] }) {
  const { t } = useTranslation();
  const { rules } = useTextFrame();
  const { totals } = useTotals();
  const told = new Set(written.map(({ key }) => key));
  // of a provider's template only the core knows what is wrong
  const audience = rules.byTemplate
    ? problemsOfStep(totals?.problems ?? [], 1).filter(({ key }) => !told.has(key))
    : (totals?.problems.filter(needsAudience) ?? []);
  return (
    <>
      <ProblemList problems={[...written, ...audience]} />
      {rules.missing && <p className="muted composer-note">{t('composer.content.noChannel')}</p>}
    </>
  );
});

function LivePreview() {
  const { signature, body, counted } = useLiveText();
  const { rules, preview } = useTextFrame();
  return (
    <PhonePreview
      signature={signature}
      body={body}
      optOut={rules.optOut}
      counted={counted}
      price={rules.price}
      simulated={rules.simulated}
    >
      <RecipientStepper preview={preview} />
    </PhonePreview>
  );
}
