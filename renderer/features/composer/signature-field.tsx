import { PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select, Space } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkSignature } from '../../../shared/domain/signature.ts';
import { useCall, useQueryOf } from '../../api/hooks.ts';
import { useDraftStore } from './draft-store.ts';
import { ProblemList } from './problem-list.tsx';
import { useChosenTemplate } from './provider-template.ts';
import { useRules } from './use-rules.ts';

/** 【签名】, with a line to add one. */
export function SignatureField() {
  const { t } = useTranslation();
  const signature = useDraftStore((state) => state.draft.signature);
  const update = useDraftStore((state) => state.update);
  const rows = useQueryOf('signatures.list', {}).data?.rows;
  const { signatureMin: min, signatureMax: max } = useRules();
  const { catalog } = useChosenTemplate();
  const save = useCall('signatures.save');
  const [fresh, setFresh] = useState('');
  const text = fresh.trim().replace(/^【|】$/g, '');
  const problems = text === '' ? [] : checkSignature(text, { min, max });

  const add = async () => {
    if (text === '' || problems.length > 0) return;
    const made = await save.mutateAsync({ text, isDefault: rows?.length === 0 }).catch(() => null);
    if (!made) return;
    setFresh('');
    update({ signature: made.text });
  };
  // Select listens to every key typed inside its list.
  const keep = (event: KeyboardEvent) => event.stopPropagation();
  const options = (rows ?? []).map((row) => ({ value: row.text, label: `【${row.text}】`, remark: row.remark }));
  for (const { text, review } of catalog?.signatures ?? [])
    if (review === 'approved' && !options.some(({ value }) => value === text))
      options.push({ value: text, label: `【${text}】`, remark: t('channels.catalog.review.approved') });
  if (signature !== '' && !options.some(({ value }) => value === signature))
    options.push({ value: signature, label: `【${signature}】`, remark: '' });

  return (
    <div className="composer-field">
      <label className="composer-label" htmlFor="composer-signature">
        {t('composer.content.signature')}
      </label>
      <Select
        id="composer-signature"
        className="composer-signature"
        value={signature === '' ? null : signature}
        placeholder={t('composer.content.signaturePlaceholder')}
        showSearch={{ optionFilterProp: 'value' }}
        options={options}
        optionRender={({ data }) => (
          <>
            {data.label} <span className="muted">{data.remark}</span>
          </>
        )}
        onChange={(value) => update({ signature: value ?? '' })}
        popupRender={(menu) => (
          <>
            {menu}
            <div className="composer-new" onKeyDown={keep} role="none">
              <Space.Compact block>
                <Input
                  value={fresh}
                  maxLength={40}
                  aria-label={t('composer.content.newSignature')}
                  placeholder={t('composer.content.newSignature')}
                  onChange={(event) => setFresh(event.target.value)}
                  onPressEnter={add}
                />
                <Button
                  icon={<PlusOutlined />}
                  loading={save.isPending}
                  disabled={text === '' || problems.length > 0}
                  onClick={add}
                >
                  {t('common.add')}
                </Button>
              </Space.Compact>
              <ProblemList problems={problems} />
            </div>
          </>
        )}
      />
    </div>
  );
}
