import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input } from '../../../shared/contract/contract.ts';
import { useCall, useQueryOf } from '../../api/hooks.ts';
import { useDebounced } from '../../ui/use-debounced.ts';
import { useRepliesStore } from './replies-store.ts';

type Template = NonNullable<Input<'replies.quote'>['template']>;

/** What is being written to one number, what it costs, and sending it once. */
export function useReply(number: string) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const body = useRepliesStore((state) => state.drafts[number] ?? '');
  const write = useRepliesStore((state) => state.write);
  const [signature, setSignature] = useState<string | undefined>();
  const [template, setTemplate] = useState<Template | null>(null);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const draft = { number, body, template, ...(signature === undefined ? {} : { signature }) };
  const settled = useDebounced(JSON.stringify(draft));
  const asked = JSON.parse(settled) as typeof draft;
  const { data: quote, error } = useQueryOf('replies.quote', asked, { keep: true });
  const send = useCall('replies.send');
  const written = template !== null || body.trim() !== '';
  const current = settled === JSON.stringify(draft);
  const blocked = quote?.problems.some(({ severity }) => severity === 'block') ?? true;
  const ready = written && current && !blocked && quote?.excluded === null && quote.parts > 0;

  async function submit(): Promise<void> {
    if (!ready || quote === undefined) return;
    const confirm = { parts: quote.parts, cost: quote.cost };
    // failures have been shown by the call itself
    const done = await send.mutateAsync({ ...draft, confirm, idempotencyKey: key }).catch(() => null);
    if (done === null) return;
    setKey(crypto.randomUUID());
    setTemplate(null);
    write(number, '');
    message.success(t('replies.box.sent'));
  }

  return {
    ...{ body, signature, setSignature, template, setTemplate, quote, error, written, ready, submit },
    write: (text: string) => write(number, text),
    sending: send.isPending,
  };
}
