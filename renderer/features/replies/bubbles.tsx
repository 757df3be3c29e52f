import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Bubble, Ruled } from '../../../shared/contract/replies.ts';
import { CodeName } from '../../ui/code-name.tsx';
import { formatMoment } from '../../ui/format.ts';
import { Money } from '../../ui/money.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { useSimulated } from '../../ui/use-simulated.ts';

type In = Extract<Bubble, { kind: 'in' }>;
type Out = Extract<Bubble, { kind: 'out' }>;

function RuleLine({ ruled }: { ruled: Ruled }) {
  const { t } = useTranslation();
  const rule = ruled.rule || t('replies.ruled.gone');
  const words =
    ruled.withheld !== null
      ? t('replies.ruled.withheld', { rule, why: t(`replies.withheld.${ruled.withheld}`) })
      : ruled.answered
        ? t('replies.ruled.answered', { rule })
        : t('replies.ruled.done', { rule });
  return <div className="muted">{words}</div>;
}

export function InBubble({ bubble }: { bubble: In }) {
  const { t } = useTranslation();
  const rehearsed = useSimulated()(bubble.channelId);
  return (
    <li className="bubble bubble-in">
      {bubble.answers && (
        <div className="muted ellipsis" title={bubble.answers.text}>
          {t('replies.answersTo', { text: bubble.answers.text })}
        </div>
      )}
      <p className="bubble-text">{bubble.text}</p>
      {bubble.verdict === 'opt_out' && (
        <Tag color={rehearsed ? 'warning' : 'error'}>
          {t(rehearsed ? 'replies.appliedRehearsed' : 'replies.applied')}
        </Tag>
      )}
      {bubble.verdict === 'look_alike' && <Tag color="warning">{t('replies.lookAlike')}</Tag>}
      {bubble.incomplete && <div className="muted">{t('replies.incomplete')}</div>}
      {bubble.ruled && <RuleLine ruled={bubble.ruled} />}
      <div className="muted numeric">{[formatMoment(bubble.at), bubble.channelName].filter(Boolean).join(' · ')}</div>
    </li>
  );
}

export function OutBubble({ bubble }: { bubble: Out }) {
  const { t } = useTranslation();
  return (
    <li className="bubble bubble-out">
      <p className="bubble-text">{bubble.text}</p>
      <div className="muted numeric">
        <StateTag state={bubble.state} /> {bubble.code && <CodeName code={bubble.code} />}{' '}
        {t(`replies.origin.${bubble.origin}`)}
        {' · '}
        {formatMoment(bubble.at)} · {t('common.parts', { value: bubble.parts })} · <Money li={bubble.cost} />
      </div>
    </li>
  );
}
