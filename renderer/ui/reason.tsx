import { Tooltip } from 'antd';
import type { ListedMessage } from '../../shared/contract/messages.ts';
import type { MessageState } from '../../shared/domain/status.ts';
import { useLooseText } from '../i18n/loose-text.ts';
import { CodeName } from './code-name.tsx';

/** A code that only says that all went well explains nothing. */
const TROUBLED: readonly MessageState[] = ['failed', 'rejected', 'unknown', 'no_report'];

/** Why a message did not arrive, or does not leave, in words; the provider's code behind them. */
export function Reason({ message: { state, code, category } }: { message: ListedMessage }) {
  const loose = useLooseText();
  if (code !== null && (state === 'excluded' || state === 'queued')) return <CodeName code={code} />;
  if (code === null || category === null || !TROUBLED.includes(state)) return <span className="muted">–</span>;
  return (
    <Tooltip title={code}>
      <span>{loose('carrier.category', category)}</span>
    </Tooltip>
  );
}
