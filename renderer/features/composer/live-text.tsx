import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Problem } from '../../../shared/contract/campaigns.ts';
import { composeText } from '../../../shared/domain/compose-text.ts';
import { checkBody } from '../../../shared/domain/content-check.ts';
import { type Counted, count106 } from '../../../shared/domain/counting.ts';
import { fieldText } from '../../../shared/domain/recipient-fields.ts';
import { checkSignature } from '../../../shared/domain/signature.ts';
import { compileTemplate } from '../../../shared/domain/template.ts';
import { useCustomFields } from '../../ui/variable-chips.tsx';
import { useDraftStore } from './draft-store.ts';
import { type PreviewRecipient, usePreviewRecipient } from './use-preview-recipient.ts';
import { type Rules, useRules } from './use-rules.ts';

export interface LiveText {
  rules: Rules;
  customFields: readonly string[];
  variables: string[];
  /** what is wrong with the text as written; everything else the core finds in the whole audience */
  problems: Problem[];
  preview: PreviewRecipient;
  signature: string;
  /** the body as this recipient will read it */
  body: string;
  counted: Counted;
}

const Context = createContext<LiveText | null>(null);

export function useLiveText(): LiveText {
  const live = useContext(Context);
  if (!live) throw new Error('no live text here');
  return live;
}

/** Renders and counts on every keystroke, here and without the core: microseconds for one text. */
export function LiveTextProvider({ children }: { children: ReactNode }) {
  const rules = useRules();
  const customFields = useCustomFields();
  const preview = usePreviewRecipient(customFields);
  const written = useDraftStore((state) => state.draft.body);
  const bindings = useDraftStore((state) => state.draft.bindings);
  const signature = useDraftStore((state) => state.draft.signature.trim());
  const { signatureMin, signatureMax, optOut } = rules;
  const template = useMemo(
    () => compileTemplate(written, bindings, { customFields }),
    [written, bindings, customFields],
  );
  const problems = useMemo(
    () => [
      ...checkSignature(signature, { min: signatureMin, max: signatureMax }),
      ...checkBody(written, optOut),
      ...template.problems,
    ],
    [signature, signatureMin, signatureMax, written, optOut, template],
  );
  const { recipient } = preview;
  const body = useMemo(() => template.render((id) => fieldText(recipient, id)).text, [template, recipient]);
  const counted = useMemo(() => count106(composeText({ signature, body, optOut })), [signature, body, optOut]);
  const { variables } = template;
  return (
    <Context value={{ rules, customFields, variables, problems, preview, signature, body, counted }}>
      {children}
    </Context>
  );
}
