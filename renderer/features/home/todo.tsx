import { useTranslation } from 'react-i18next';
import type { HomeSummary } from '../../../shared/contract/app.ts';
import { formatCount } from '../../ui/format.ts';
import { linkTo } from '../../ui/navigation.ts';

const ITEMS = [
  { key: 'unknown', go: `${linkTo('records')}?state=unknown` },
  { key: 'paused', go: `${linkTo('campaigns')}?state=paused` },
  { key: 'replies', go: `${linkTo('replies')}?filter=unread` },
  { key: 'followUps', go: `${linkTo('replies')}?filter=follow_up` },
  { key: 'drafts', go: `${linkTo('campaigns')}?state=draft` },
] as const;

export function Todo({ todo }: { todo: HomeSummary['todo'] }) {
  const { t } = useTranslation();
  const open = ITEMS.filter(({ key }) => todo[key] > 0);
  return (
    <section className="panel" aria-labelledby="home-todo">
      <h2 id="home-todo">{t('home.todo.title')}</h2>
      {open.length === 0 && <p className="muted">{t('home.todo.none')}</p>}
      <ul className="plain-list">
        {open.map(({ key, go }) => (
          <li key={key}>
            <span>{t(`home.todo.${key}`, { value: formatCount(todo[key]) })}</span>
            <a href={go}>{t('home.todo.open')}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
