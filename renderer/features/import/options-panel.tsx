import { DatePicker, Form, Input, Radio } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { MergeRule } from '../../../shared/contract/transfer.ts';
import { GroundSelect } from '../../ui/ground-select.tsx';
import { NamedSelect } from '../../ui/named-select.tsx';
import { ProofField } from '../../ui/proof-field.tsx';
import { useImportStore } from './import-store.ts';

const RULES: MergeRule[] = ['fill', 'overwrite', 'keep'];

export function OptionsPanel() {
  const { t } = useTranslation();
  const { merge, groupIds, newGroup, tagIds, consentSource, consentDate, consentGround, consentProofId, patch } =
    useImportStore();
  return (
    <section className="panel import-scroll" aria-label={t('import.columns.options')}>
      <h2>{t('import.columns.options')}</h2>
      <Form layout="vertical" component="div">
        <Form.Item label={t('import.columns.merge')} extra={t(`import.columns.mergeHint.${merge}`)}>
          <Radio.Group
            vertical
            value={merge}
            options={RULES.map((value) => ({ value, label: t(`import.columns.mergeRule.${value}`) }))}
            onChange={(event) => patch({ merge: event.target.value as MergeRule })}
          />
        </Form.Item>
        <Form.Item label={t('import.columns.groups')}>
          <NamedSelect kind="group" value={groupIds} onChange={(ids) => patch({ groupIds: ids })} />
        </Form.Item>
        <Form.Item label={t('import.columns.newGroup')}>
          <Input
            value={newGroup}
            maxLength={40}
            placeholder={t('import.columns.newGroupPlaceholder')}
            onChange={(event) => patch({ newGroup: event.target.value })}
          />
        </Form.Item>
        <Form.Item label={t('import.columns.tags')}>
          <NamedSelect kind="tag" value={tagIds} onChange={(ids) => patch({ tagIds: ids })} />
        </Form.Item>
        <Form.Item label={t('consent.ground')}>
          <GroundSelect value={consentGround} onChange={(ground) => patch({ consentGround: ground })} />
        </Form.Item>
        <Form.Item label={t('import.columns.consent')}>
          <Input
            value={consentSource}
            maxLength={120}
            placeholder={t('import.columns.consentPlaceholder')}
            onChange={(event) => patch({ consentSource: event.target.value })}
          />
        </Form.Item>
        <Form.Item label={t('import.columns.consentDate')}>
          <DatePicker
            className="wide"
            value={consentDate ? dayjs(consentDate) : null}
            onChange={(day) => patch({ consentDate: day?.format('YYYY-MM-DD') ?? null })}
          />
        </Form.Item>
        <Form.Item label={t('consent.proof')}>
          <ProofField value={consentProofId} onChange={(id) => patch({ consentProofId: id })} />
        </Form.Item>
      </Form>
    </section>
  );
}
