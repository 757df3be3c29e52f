import { CheckCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { HomeSummary } from '../../../shared/contract/app.ts';
import { formatCount } from '../../ui/format.ts';
import { goTo } from '../../ui/navigation.ts';

/** Guides the first day; goes away once there are contacts and a channel that really sends. */
export function FirstSteps({ summary }: { summary: HomeSummary }) {
  const { t } = useTranslation();
  const real = summary.channels.some((channel) => !channel.simulated);
  const people = summary.contacts > 0;
  if (real && people) return null;
  const steps = [
    {
      key: 'contacts',
      done: people,
      title: t('home.steps.contacts'),
      hint: people
        ? t('home.steps.contactsDone', { value: formatCount(summary.contacts) })
        : t('home.steps.contactsHint'),
      act: t('home.steps.contactsAct'),
      go: 'import',
    },
    {
      key: 'compose',
      done: summary.today.submitted > 0,
      title: t('home.steps.compose'),
      hint: t('home.steps.composeHint'),
      act: t('home.steps.composeAct'),
      go: 'compose',
    },
    {
      key: 'channel',
      done: real,
      title: t('home.steps.channel'),
      hint: real ? t('home.steps.channelDone') : t('home.steps.channelHint'),
      act: t('home.steps.channelAct'),
      go: 'setup',
    },
  ];
  const current = steps.find((step) => !step.done)?.key;
  return (
    <section className="panel home-steps" aria-labelledby="home-steps">
      <h2 id="home-steps">{t('home.steps.title')}</h2>
      <p className="muted">{t('home.steps.lead')}</p>
      <ol>
        {steps.map((step, index) => (
          <li key={step.key} className={step.done ? 'done' : ''}>
            <span className="home-step-mark" aria-hidden="true">
              {step.done ? <CheckCircleFilled /> : index + 1}
            </span>
            <div>
              <strong>{step.title}</strong>
              <div className="muted">{step.hint}</div>
            </div>
            <Button type={step.key === current ? 'primary' : 'default'} onClick={() => goTo(step.go)}>
              {step.act}
            </Button>
          </li>
        ))}
      </ol>
    </section>
  );
}
