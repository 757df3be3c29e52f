import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BrokenLine, WordConflict } from '../../../shared/contract/word-packs.ts';
import { formatCount } from '../../ui/format.ts';

const SHOWN = 200;

/** Lines that were not taken as they stand, each with its number and reason. */
export function BrokenLines({ rows }: { rows: readonly BrokenLine[] }) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('templates.words.broken', { value: formatCount(rows.length) })}
      description={
        <ul className="word-notes">
          {rows.slice(0, SHOWN).map(({ line, text, reason, earlier }) => (
            <li key={`${line} ${text} ${reason}`}>
              {line > 0 && <span className="muted numeric">{t('templates.words.line', { line })} </span>}
              {text} — {t(`templates.words.reason.${reason}`)}
              {earlier !== null && t('templates.words.earlier', { line: earlier })}
            </li>
          ))}
        </ul>
      }
    />
  );
}

/** Words about which two lists differ, and which of them counts. */
export function Conflicts({ rows }: { rows: readonly WordConflict[] }) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  return (
    <Alert
      className="word-conflicts"
      type="info"
      title={t('templates.words.conflicts')}
      description={
        <ul className="word-notes">
          {rows.map(({ word, severity, other, pack }) => (
            <li key={`${word} ${severity} ${other} ${pack}`}>
              {t('templates.words.conflict', {
                word,
                severity: t(`templates.words.severity.${severity}`),
                pack: pack ?? t('templates.words.builtIn'),
                other: t(`templates.words.severity.${other}`),
              })}
              {severity === 'allow' && other === 'block' && pack === null && t('templates.words.lawStays')}
            </li>
          ))}
        </ul>
      }
    />
  );
}
