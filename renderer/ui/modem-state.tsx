import { Alert, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Modem } from '../../shared/contract/modems.ts';
import { useLooseText } from '../i18n/loose-text.ts';
import { formatMoment } from './format.ts';

type Troubled = Pick<Modem, 'trouble' | 'detail' | 'command'>;

/** What a modem's trouble means, what to do, who holds the port, the command that mends it. */
export function ModemTrouble({ of, label, children }: { of: Troubled; label?: string; children?: ReactNode }) {
  const { t } = useTranslation();
  const loose = useLooseText();
  if (of.trouble === null) return null;
  const category = `modem_${of.trouble.toLowerCase()}`;
  const detail = t(of.trouble === 'PORT_BUSY' ? 'modems.holder' : 'modems.code', {
    holder: of.detail,
    detail: of.detail,
  });
  return (
    <Alert
      type="error"
      showIcon
      className="spaced"
      title={
        <>
          {label !== undefined && `${label} · `}
          <strong>{loose('carrier.category', category)}</strong> <code className="muted">{of.trouble}</code>
        </>
      }
      description={
        <>
          {loose('carrier.advice', category)}
          {of.detail !== '' && <div>{detail}</div>}
          {of.command !== null && (
            <div>
              {t('modems.command')}{' '}
              <Typography.Text code copyable={{ text: of.command }}>
                {of.command}
              </Typography.Text>
            </div>
          )}
          {children}
        </>
      }
    />
  );
}

/** Ready, but nothing leaves for a while: which limit or whose refusal, and until when. */
export function ModemStandstill({ modem, label }: { modem: Modem; label?: string }) {
  const { t } = useTranslation();
  if (modem.standstill === null) return null;
  const { why, code, until } = modem.standstill;
  return (
    <Alert
      type="warning"
      showIcon
      className="spaced"
      title={
        <>
          {label !== undefined && `${label} · `}
          {t(`modems.standstill.${why}`, { until: formatMoment(until) })}{' '}
          {code !== '' && <code className="muted">{code}</code>}
        </>
      }
      description={t(code === '' ? 'modems.standstillHint.limit' : 'modems.standstillHint.network')}
    />
  );
}
