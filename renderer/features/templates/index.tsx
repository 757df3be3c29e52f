import './templates.css';
import { PlusOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Signature, Template } from '../../../shared/contract/templates.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { SignatureDialog } from './signature-dialog.tsx';
import { SignaturesTab } from './signatures-tab.tsx';
import { TemplateDrawer } from './template-drawer.tsx';
import { useTemplatesStore } from './templates-store.ts';
import { TemplatesTab } from './templates-tab.tsx';

export default function TemplatesScreen() {
  const { t } = useTranslation();
  const { tab, set } = useTemplatesStore();
  const [template, setTemplate] = useState<Template | 'new' | null>(null);
  const [signature, setSignature] = useState<Signature | 'new' | null>(null);
  return (
    <>
      <PageHeader
        title={t('templates.title')}
        note={
          <Segmented
            value={tab}
            onChange={(value) => set({ tab: value })}
            options={(['templates', 'signatures'] as const).map((value) => ({
              value,
              label: t(`templates.tabs.${value}`),
            }))}
          />
        }
        extra={
          <Button
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => (tab === 'templates' ? setTemplate('new') : setSignature('new'))}
          >
            {tab === 'templates' ? t('templates.add') : t('templates.signatures.add')}
          </Button>
        }
      />
      {tab === 'templates' ? <TemplatesTab onEdit={setTemplate} /> : <SignaturesTab onEdit={setSignature} />}
      <TemplateDrawer target={template} onClose={() => setTemplate(null)} />
      <SignatureDialog target={signature} onClose={() => setSignature(null)} />
    </>
  );
}
