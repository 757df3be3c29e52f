import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { MESSAGE_KINDS } from '../../../shared/domain/status.ts';
import { useDraftStore } from './draft-store.ts';

export function KindField() {
  const { t } = useTranslation();
  const kind = useDraftStore((state) => state.draft.kind);
  const update = useDraftStore((state) => state.update);
  return (
    <div className="composer-field">
      <span className="composer-label" id="composer-kind">
        {t('composer.content.kind')}
      </span>
      <div>
        <Radio.Group
          aria-labelledby="composer-kind"
          optionType="button"
          value={kind}
          options={MESSAGE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={(event) => update({ kind: event.target.value })}
        />
        <p className="muted composer-note composer-kind-hint">{t(`composer.content.${kind}Hint`)}</p>
      </div>
    </div>
  );
}
