import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { connect } from './api/client.ts';
import { keepFresh, queryClient } from './api/query-client.ts';
import { App } from './app/app.tsx';
import { startTexts } from './i18n/i18n.ts';
import './ui/styles.css';

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
