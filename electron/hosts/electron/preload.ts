import { ipcRenderer } from 'electron';
import { APP_ORIGIN, PORT, READY } from './origin.ts';

// The page says it is ready; main answers with a MessagePort to the core; the page gets the port and nothing else.
window.addEventListener('message', (event) => {
  if (event.source === window && event.origin === APP_ORIGIN && event.data === READY) ipcRenderer.send(READY);
});
ipcRenderer.on(PORT, (event) => window.postMessage(PORT, APP_ORIGIN, event.ports));
