import './templates.css';
import { PlusOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Signature, Template } from '../../../shared/contract/templates.ts';
import type { WordPack } from '../../../shared/contract/word-packs.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ReviewsTab } from './reviews-tab.tsx';
import { SignatureDialog } from './signature-dialog.tsx';
import { SignaturesTab } from './signatures-tab.tsx';
import { TemplateDrawer } from './template-drawer.tsx';
import { useTemplatesStore } from './templates-store.ts';
import { TemplatesTab } from './templates-tab.tsx';
import { WordPackDrawer } from './word-pack-drawer.tsx';
import { WordsTab } from './words-tab.tsx';

export default function TemplatesScreen() {
  const { t } = useTranslation();
  const { tab, set } = useTemplatesStore();
  const [template, setTemplate] = useState<Template | 'new' | null>(null);
  const [signature, setSignature] = useState<Signature | 'new' | null>(null);
  const [pack, setPack] = useState<WordPack | 'new' | null>(null);
  const add = {
    templates: () => setTemplate('new'),
    signatures: () => setSignature('new'),
    words: () => setPack('new'),
  };
  return (
    <>
      <PageHeader
        title={t('templates.title')}
        note={
          <Segmented
            value={tab}
            onChange={(value) => set({ tab: value })}
            options={(['templates', 'signatures', 'reviews', 'words'] as const).map((value) => ({
              value,
              label: value === 'reviews' ? t('channels.catalog.tab') : t(`templates.tabs.${value}`),
            }))}
          />
        }
        extra={
          tab !== 'reviews' && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => add[tab]()}>
              {t(tab === 'templates' ? 'templates.add' : `templates.${tab}.add`)}
            </Button>
          )
        }
      />
      {tab === 'templates' && <TemplatesTab onEdit={setTemplate} />}
      {tab === 'signatures' && <SignaturesTab onEdit={setSignature} />}
      {tab === 'reviews' && <ReviewsTab />}
      {tab === 'words' && <WordsTab onEdit={setPack} />}
      <TemplateDrawer target={template} onClose={() => setTemplate(null)} />
      <WordPackDrawer target={pack} onClose={() => setPack(null)} />
      <SignatureDialog target={signature} onClose={() => setSignature(null)} />
    </>
  );
}
