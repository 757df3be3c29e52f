import type { ReactNode } from 'react';

/** One setting: what it is, what it does, and its control. */
export function Row({ label, hint, children }: { label: ReactNode; hint?: ReactNode; children: ReactNode }) {
  return (
    <div className="settings-row">
      <div>
        <div className="settings-label">{label}</div>
        {hint !== undefined && <div className="muted">{hint}</div>}
      </div>
      <div className="settings-control">{children}</div>
    </div>
  );
}
