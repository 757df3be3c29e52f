import { useState } from 'react';
import type { ChannelCosts } from '../../../shared/contract/costs.ts';
import { ChannelMoney } from './channel-money.tsx';
import { PostDialog, type Posted } from './post-dialog.tsx';
import { RulesDrawer } from './rules-drawer.tsx';

/** One panel a channel: balance, spending, where the money is. */
export function BalanceTab({ rows }: { rows: readonly ChannelCosts[] }) {
  const [posted, setPosted] = useState<Posted | null>(null);
  const [ruled, setRuled] = useState<ChannelCosts | null>(null);
  return (
    <div className="costs-channels">
      {rows.map((row) => (
        <ChannelMoney
          key={row.channelId}
          row={row}
          onPost={(kind) => setPosted({ kind, channel: row })}
          onRules={() => setRuled(row)}
        />
      ))}
      <PostDialog target={posted} onClose={() => setPosted(null)} />
      {ruled !== null && <RulesDrawer channel={ruled} onClose={() => setRuled(null)} />}
    </div>
  );
}
