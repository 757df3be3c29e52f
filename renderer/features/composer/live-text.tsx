import { createContext, type ReactNode, useContext, useMemo, useRef } from 'react';
import type { Problem } from '../../../shared/contract/compose.ts';
import { composeText } from '../../../shared/domain/compose-text.ts';
import { checkBody } from '../../../shared/domain/content-check.ts';
import { type Counted, countFor } from '../../../shared/domain/counting.ts';
import { fieldText } from '../../../shared/domain/recipient-fields.ts';
import { checkSignature } from '../../../shared/domain/signature.ts';
import { compileTemplate } from '../../../shared/domain/template.ts';
import { useTextCheck } from '../../ui/use-text-check.ts';
import { useCustomFields } from '../../ui/variable-chips.tsx';
import { useDraftStore } from './draft-store.ts';
import { fillProviderText, useChosenTemplate } from './provider-template.ts';
import { type PreviewRecipient, usePreviewRecipient } from './use-preview-recipient.ts';
import { type Rules, useRules } from './use-rules.ts';

/** What surrounds the text: typing does not change it, so what shows only this is not drawn anew by a keystroke. */
interface TextFrame {
  rules: Rules;
  customFields: readonly string[];
  preview: PreviewRecipient;
}

interface LiveText {
  /** of the text as written; what needs the whole audience is the core's to find */
  problems: readonly Problem[];
  signature: string;
  /** the body as this recipient will read it */
  body: string;
  counted: Counted;
}

const Frame = createContext<TextFrame | null>(null);
const Live = createContext<LiveText | null>(null);
const Variables = createContext<readonly string[]>([]);

function present<T>(value: T | null): T {
  if (value === null) throw new Error('no live text here');
  return value;
}

export const useTextFrame = (): TextFrame => present(useContext(Frame));
export const useLiveText = (): LiveText => present(useContext(Live));
export const useVariables = (): readonly string[] => useContext(Variables);

/** The earlier object as long as the new one says the same. */
function useSame<T>(value: T): T {
  const key = JSON.stringify(value);
  const kept = useRef({ key, value });
  if (kept.current.key !== key) kept.current = { key, value };
  return kept.current.value;
}

export function LiveTextProvider({ children }: { children: ReactNode }) {
  const rules = useRules();
  const customFields = useCustomFields();
  const preview = usePreviewRecipient(customFields);
  const frame = useMemo(() => ({ rules, customFields, preview }), [rules, customFields, preview]);
  return (
    <Frame value={frame}>
      <Rendered frame={frame}>{children}</Rendered>
    </Frame>
  );
}

/** Renders and counts on every keystroke, here and without the core: microseconds for one text. */
function Rendered({ frame, children }: { frame: TextFrame; children: ReactNode }) {
  const { rules, customFields, preview } = frame;
  const written = useDraftStore((state) => state.draft.body);
  const bindings = useDraftStore((state) => state.draft.bindings);
  const kind = useDraftStore((state) => state.draft.kind);
  const check = useTextCheck();
  const signature = useDraftStore((state) => state.draft.signature.trim());
  const { signatureMin, signatureMax, optOut, counting, byTemplate } = rules;
  const chosen = useChosenTemplate();
  const template = useMemo(
    () => compileTemplate(written, bindings, { customFields }),
    [written, bindings, customFields],
  );
  const problems = useSame([
    ...checkSignature(signature, { min: signatureMin, max: signatureMax }),
    ...(byTemplate ? [] : [...checkBody(written, { kind, optOut, check }), ...template.problems]),
  ]);
  const variables = useSame(byTemplate ? (chosen.template?.variables ?? []) : template.variables);
  const { recipient } = preview;
  const body = useMemo(() => {
    const field = (id: string) => fieldText(recipient, id);
    if (!byTemplate) return template.render(field).text;
    return chosen.template === null ? '' : fillProviderText(chosen.template, chosen.mapping, field);
  }, [byTemplate, chosen, template, recipient]);
  const live = useMemo(
    () => ({ problems, signature, body, counted: countFor(counting, composeText({ signature, body, optOut })) }),
    [problems, signature, body, optOut, counting],
  );
  return (
    <Variables value={variables}>
      <Live value={live}>{children}</Live>
    </Variables>
  );
}
