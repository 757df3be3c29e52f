import { useTranslation } from 'react-i18next';
import { useAt } from './context.ts';
import { ChoiceAt, TextAt } from './controls.tsx';
import { PairsAt } from './pairs-at.tsx';

/** How one request is made: method, address, headers, fields. */
export function CallFields({ path }: { path: string }) {
  const { t } = useTranslation();
  const { value: method } = useAt(`${path}.method`);
  const bodies = method === 'GET' ? (['query'] as const) : (['form', 'json', 'query'] as const);
  return (
    <>
      <div className="definition-two narrow">
        <ChoiceAt
          path={`${path}.method`}
          label={t('definition.call.method')}
          choices={['GET', 'POST'].map((value) => ({ value, label: value }))}
        />
        <TextAt path={`${path}.url`} label={t('definition.call.url')} hint={t('definition.call.urlHint')} />
      </div>
      <ChoiceAt
        path={`${path}.body`}
        label={t('definition.call.body')}
        choices={bodies.map((value) => ({ value, label: t(`definition.call.bodies.${value}`) }))}
      />
      <PairsAt path={`${path}.fields`} label={t('definition.call.fields')} hint={t('definition.call.fieldsHint')} />
      <PairsAt path={`${path}.headers`} label={t('definition.call.headers')} />
    </>
  );
}
