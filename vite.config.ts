import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  build: { outDir: '../out/renderer', emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 2000 },
  // The host puts a fresh value into every answer, and into its Content-Security-Policy.
  html: { cspNonce: '__CSP_NONCE__' },
});
