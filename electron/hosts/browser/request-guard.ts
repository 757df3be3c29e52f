import type { IncomingHttpHeaders } from 'node:http';

export const addressOf = (port: number): string => `127.0.0.1:${port}`;

const isPageLoad = (method: string, headers: IncomingHttpHeaders) =>
  method === 'GET' && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';

/**
 * Who may talk to this port at all: the exact Host (defeats DNS rebinding), no foreign Origin, nothing a page of
 * another site started. Loading the page itself is open: it holds nothing, cannot be framed, and is reached from a
 * file:// redirect. Returns the reason for a refusal.
 */
export const refuseRequest = (method: string, headers: IncomingHttpHeaders, port: number): string | null => {
  if (headers.host !== addressOf(port)) return 'host';
  if (headers.origin !== undefined && headers.origin !== `http://${addressOf(port)}`) return 'origin';
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isPageLoad(method, headers)) return 'site';
  return null;
};

/** A POST must come from our own script: these headers cannot be set across origins without a preflight we never answer. */
export const refusePost = (headers: IncomingHttpHeaders, port: number): string | null => {
  if (headers.origin !== `http://${addressOf(port)}`) return 'origin';
  if (headers['content-type'] !== 'application/json') return 'content-type';
  if (headers['x-app'] !== '1') return 'x-app';
  return null;
};

/** Browsers always name the origin of a WebSocket; a caller without one is not a window of ours. */
export const refuseUpgrade = (path: string, headers: IncomingHttpHeaders, port: number): string | null => {
  if (path !== '/rpc') return 'path';
  if (headers.origin !== `http://${addressOf(port)}`) return 'origin';
  return refuseRequest('GET', headers, port);
};
