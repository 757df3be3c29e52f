import './home.css';
import { EditOutlined, ImportOutlined } from '@ant-design/icons';
import { Alert, Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { goTo } from '../../ui/navigation.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { Balances } from './balances.tsx';
import { FirstSteps } from './first-steps.tsx';
import { Running } from './running.tsx';
import { Today } from './today.tsx';
import { Todo } from './todo.tsx';

export default function HomeScreen() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { data, error } = useQueryOf('home.summary', {});
  return (
    <>
      <PageHeader
        title={t('home.title')}
        extra={
          <>
            <Button icon={<ImportOutlined />} onClick={() => goTo('import')}>
              {t('home.import')}
            </Button>
            <Button type="primary" icon={<EditOutlined />} onClick={() => goTo('compose')}>
              {t('home.compose')}
            </Button>
          </>
        }
      />
      {error && !data && <Alert type="error" showIcon title={errorText(error)} />}
      {!data && !error && <Skeleton active />}
      {data && (
        <div className="home-grid">
          <FirstSteps summary={data} />
          <Today today={data.today} />
          <Balances channels={data.channels} />
          <Running running={data.running} next={data.next} />
          <Todo todo={data.todo} />
        </div>
      )}
    </>
  );
}
