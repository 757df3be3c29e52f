import { AudienceResult } from './audience-result.tsx';
import { ExcludePanel } from './exclude-panel.tsx';
import { SourcesPanel } from './sources-panel.tsx';

export function RecipientsStep() {
  return (
    <div className="composer-columns">
      <div className="composer-main">
        <SourcesPanel />
        <ExcludePanel />
      </div>
      <aside className="composer-side">
        <AudienceResult />
      </aside>
    </div>
  );
}
