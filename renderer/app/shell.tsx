import { Badge, Layout, Menu, Spin } from 'antd';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../api/hooks.ts';
import { goTo, usePlace } from '../ui/navigation.ts';
import { TimelineDrawer } from '../ui/timeline.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { LinkBanner } from './link-banner.tsx';
import { Notices } from './notices.tsx';
import { RestoredBanner } from './restored-banner.tsx';
import { INNER, SCREENS } from './screens.tsx';
import { SimulatedBanner } from './simulated-banner.tsx';

/** Says how many conversations nobody has read. */
function RepliesLabel() {
  const { t } = useTranslation();
  const unread = useQueryOf('replies.counts', {}).data?.unread ?? 0;
  return (
    <>
      {t('app.menu.replies')} <Badge count={unread} size="small" title={t('replies.filter.unread')} />
    </>
  );
}

/** Side menu, banners, and the screen the address names. */
export function Shell() {
  const { t } = useTranslation();
  const place = usePlace();
  const inner = INNER.find((entry) => entry.path === place.screen);
  const current =
    SCREENS.find((entry) => (inner ? entry.key === inner.parent : entry.path === place.screen)) ?? SCREENS[0];
  const { Screen } = inner ?? current;
  const open = (path: string) => (path === '' ? goTo() : goTo(path));

  return (
    <Layout className="shell">
      <button type="button" className="skip-link" onClick={() => document.getElementById('content')?.focus()}>
        {t('app.skipToContent')}
      </button>
      <Layout.Sider width={176} theme="light" className="shell-side">
        <div className="shell-brand">
          <span className="shell-logo" aria-hidden="true" />
          {t('app.name')}
        </div>
        <nav aria-label={t('app.menu.label')}>
          <Menu
            mode="inline"
            inlineIndent={16}
            selectedKeys={[current.key]}
            onClick={({ key }) => open(SCREENS.find((entry) => entry.key === key)?.path ?? '')}
            items={SCREENS.map(({ key, icon }) => ({
              key,
              icon,
              label: key === 'replies' ? <RepliesLabel /> : t(`app.menu.${key}`),
            }))}
          />
        </nav>
      </Layout.Sider>
      <Layout>
        <LinkBanner />
        <RestoredBanner />
        <SimulatedBanner />
        <Layout.Content id="content" tabIndex={-1} className="shell-content">
          <ErrorBoundary key={place.screen}>
            <Suspense fallback={<Spin className="shell-wait" />}>
              <Screen />
            </Suspense>
          </ErrorBoundary>
        </Layout.Content>
      </Layout>
      <TimelineDrawer />
      <Notices />
    </Layout>
  );
}
