import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { config as configureZod } from 'zod/v4/core';
import { connect } from './api/client.ts';
import { keepFresh, queryClient } from './api/query-client.ts';
import { App } from './app/app.tsx';
import { allowStylesOnly } from './app/trusted-types.ts';
import { startTexts } from './i18n/i18n.ts';
import './ui/styles.css';

allowStylesOnly();
// it would try whether the policy lets it compile code, and the refusal would stand in the console
configureZod({ jitless: true });
connect();
keepFresh();
await startTexts();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <QueryClientProvider client={queryClient}>
    <App />
  </QueryClientProvider>,
);
