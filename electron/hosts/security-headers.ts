/** Written into index.html by the build; each answer replaces it with a fresh nonce. */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__';

/**
 * Scripts only from our own files. Styles also by nonce, because antd writes style elements at run time; `connect`
 * names the core's WebSocket in the browser host and nothing in Electron.
 */
export const contentPolicy = ({ nonce, connect = '' }: { nonce: string; connect?: string }): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${connect && ` ${connect}`}`,
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    // no string becomes markup or script but through the one policy of renderer/app/trusted-types.ts
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');

export const FIXED_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), clipboard-read=()',
} as const;
