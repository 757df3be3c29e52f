import { App, Button, Drawer } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../../shared/contract/contract.ts';
import type { Modem } from '../../../../shared/contract/modems.ts';
import { useCache, useEvent, useQueryOf } from '../../../api/hooks.ts';
import { formatTime } from '../../../ui/format.ts';

const KEPT = 500;
const timeOf = (at: number) => formatTime(at, true).slice(11);

/** The dialogue as it happens; everything personal is masked where it is recorded. */
export function LogDrawer({ modem, onClose }: { modem: Modem; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { id, label } = modem;
  const cache = useCache();
  const input = { id };
  const lines = useQueryOf('modems.log', input).data?.rows ?? [];
  useEvent('modemLine', (line) => {
    if (line.modemId !== id) return;
    cache.setQueryData<Output<'modems.log'>>(
      ['modems.log', input],
      (log) => log && { rows: [...log.rows, line].slice(-KEPT) },
    );
  });
  const list = useRef<HTMLPreElement>(null);
  const following = useRef(true);
  useEffect(() => {
    if (following.current) list.current?.scrollTo({ top: list.current.scrollHeight });
  });
  const written = lines
    .map(({ at, direction, text }) => `${timeOf(at)} ${direction === 'out' ? '→' : '←'} ${text}`)
    .join('\n');
  const copy = async () => {
    await navigator.clipboard.writeText(written);
    message.success(t('modems.dialogue.copied', { count: lines.length }));
  };
  return (
    <Drawer
      open
      onClose={onClose}
      size={560}
      title={t('modems.dialogue.title', { label })}
      extra={
        <Button disabled={lines.length === 0} onClick={copy}>
          {t('common.copy')}
        </Button>
      }
    >
      <p className="muted">{t('modems.dialogue.lead')}</p>
      {lines.length === 0 && <p>{t('modems.dialogue.empty')}</p>}
      <pre
        ref={list}
        className="modem-log"
        role="log"
        onScroll={({ currentTarget: at }) => {
          following.current = at.scrollHeight - at.scrollTop - at.clientHeight < 40;
        }}
      >
        {written}
      </pre>
    </Drawer>
  );
}
