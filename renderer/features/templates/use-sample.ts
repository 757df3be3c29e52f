import { useTranslation } from 'react-i18next';
import { composeText } from '../../../shared/domain/compose-text.ts';
import { count106, parts106 } from '../../../shared/domain/counting.ts';
import type { MessageKind } from '../../../shared/domain/status.ts';
import { type CompiledTemplate, FIELD_LABELS } from '../../../shared/domain/template.ts';
import { useQueryOf } from '../../api/hooks.ts';

const OPT_OUT = '退订回T';

/** The template as an invented customer would read it, with the default signature and channel, and what it costs. */
export function useSample(template: CompiledTemplate, kind: MessageKind) {
  const { t } = useTranslation();
  const signatures = useQueryOf('signatures.list', {}).data?.rows ?? [];
  const channels = useQueryOf('channels.list', {}).data?.rows ?? [];
  const signature = (signatures.find((row) => row.isDefault) ?? signatures[0])?.text ?? '';
  const optOut = kind === 'marketing' ? (channels.find((row) => row.isDefault)?.options.optOut ?? OPT_OUT) : '';
  const value = (id: string): string => {
    if (id === 'name') return t('composer.sample.name');
    if (id === 'number') return '13800138000';
    if (id === 'salutation') return '女士';
    if (id === 'gender') return '女';
    if (id === 'birthday') return '5月3日';
    return FIELD_LABELS[id] ?? id.replace(/^custom:/, '');
  };
  const text = composeText({ signature, body: template.render(value).text, optOut });
  const { units, parts, remaining } = count106(text);
  return { text, signature, optOut, units, parts: Math.max(parts, parts106(units)), remaining };
}
