import { Button, Result, Typography } from 'antd';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

function Broken({ error, retry }: { error: Error; retry: () => void }) {
  const { t } = useTranslation();
  return (
    <Result
      status="warning"
      title={t('app.broken.title')}
      subTitle={t('app.broken.hint')}
      extra={[
        <Button key="again" type="primary" onClick={retry}>
          {t('app.broken.reload')}
        </Button>,
        <Button key="home" href="#/">
          {t('app.broken.home')}
        </Button>,
      ]}
    >
      <Typography.Text code copyable>
        {`${error.name}: ${error.message}`}
      </Typography.Text>
    </Result>
  );
}

/** One broken screen must not take the menu with it. React offers no hook for this. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    if (!this.state.error) return this.props.children;
    return <Broken error={this.state.error} retry={() => this.setState({ error: null })} />;
  }
}
