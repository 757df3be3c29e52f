import { App } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input } from '../../../shared/contract/contract.ts';
import { formatYuan } from '../../../shared/domain/money.ts';
import { CallError } from '../../api/call-error.ts';
import { call } from '../../api/client.ts';
import { useCache } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { formatCount, formatMoment } from '../../ui/format.ts';
import { goTo } from '../../ui/navigation.ts';
import { autoName } from './auto-name.ts';
import { flushDraft } from './autosave.ts';
import { useConsentStore } from './consent-store.ts';
import { emptyDraft, useDraftStore } from './draft-store.ts';

export type Promised = Input<'campaigns.start'>['confirm'];

/** One for each opened confirmation: however often its button fires, the campaign starts once. */
const newKey = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join('-');

/** 1,268 人 · 1,412 条 · 约 ¥70.60 */
export function usePromiseText(): (promised: Promised) => string {
  const { t } = useTranslation();
  return ({ recipients, parts, cost }) =>
    t('composer.start.promise', {
      people: formatCount(recipients),
      parts: formatCount(parts),
      cost: formatYuan(cost),
    });
}

/** Starts the campaign; asks again only when the figures changed or the same people got the same text today. */
export function useStart() {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const errorText = useErrorText();
  const promiseText = usePromiseText();
  const cache = useCache();
  const [idempotencyKey] = useState(newKey);
  const [starting, setStarting] = useState(false);
  const busy = useRef(false);

  const { agree } = useConsentStore.getState();

  const leave = (campaignId: number) => {
    agree(0);
    useDraftStore.getState().open(null, emptyDraft());
    goTo('campaigns', campaignId);
  };

  async function send(confirm: Promised, allowRepeat: boolean): Promise<void> {
    const { draft, update } = useDraftStore.getState();
    if (draft.name.trim() === '') update({ name: autoName(draft) });
    await flushDraft();
    const { id } = useDraftStore.getState();
    // Nothing was ever typed: the button is not shown then.
    if (id === null) return;
    const { campaignId } = await call('campaigns.start', { draftId: id, confirm, idempotencyKey, allowRepeat });
    leave(campaignId);
  }

  function refused(error: unknown, confirm: Promised, allowRepeat: boolean) {
    if (!(error instanceof CallError)) throw error;
    const { code, data } = error;
    if (code === 'ALREADY_STARTED' && typeof data.campaignId === 'number') return leave(data.campaignId);
    if (code === 'REPEAT_CAMPAIGN') {
      modal.confirm({
        title: t('composer.start.repeatTitle'),
        content: `${t('composer.start.repeat', {
          name: String(data.name ?? ''),
          time: formatMoment(Number(data.createdAt)),
        })} ${t('care.repeatOverlap', { overlap: formatCount(Number(data.overlap ?? 0)) })}`,
        okText: t('composer.start.repeatAct', { promise: promiseText(confirm) }),
        cancelText: t('composer.start.dont'),
        width: 480,
        onOk: () => run(confirm, true),
      });
      return;
    }
    if (code === 'COUNT_CHANGED') {
      const { withoutConsent = 0 } = confirm;
      const counted = { recipients: Number(data.recipients), parts: Number(data.parts), cost: Number(data.cost) };
      // people who joined since have not been agreed to: the core asks about them once more
      const now = { ...counted, withoutConsent };
      void cache.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('compose.') });
      modal.confirm({
        title: t('composer.start.changedTitle'),
        content: (
          <dl className="composer-changed numeric">
            <dt>{t('composer.start.before')}</dt>
            <dd>{promiseText(confirm)}</dd>
            <dt>{t('composer.start.now')}</dt>
            <dd>
              <strong>{promiseText(now)}</strong>
            </dd>
          </dl>
        ),
        okText: t('composer.start.changedAct', { promise: promiseText(now) }),
        cancelText: t('composer.start.dont'),
        width: 480,
        onOk: () => run(now, allowRepeat),
      });
      return;
    }
    message.error({ content: errorText(error), duration: 8, key: code });
  }

  async function run(confirm: Promised, allowRepeat = false): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    setStarting(true);
    try {
      await send(confirm, allowRepeat);
    } catch (error) {
      busy.current = false;
      refused(error, confirm, allowRepeat);
    } finally {
      busy.current = false;
      setStarting(false);
    }
  }

  return { start: run, starting };
}
