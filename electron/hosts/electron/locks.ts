import type { Session, WebContents } from 'electron';

const prevent = (event: { preventDefault(): void }) => event.preventDefault();

/** A window never leaves our page, opens no other and embeds none. */
export const lockContents = (contents: WebContents): void => {
  contents.on('will-navigate', prevent);
  contents.on('will-frame-navigate', prevent);
  contents.on('will-redirect', prevent);
  contents.on('will-attach-webview', prevent);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
};

/** The product needs no permission; request and check are separate questions, and both get no. */
export const lockSession = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
};
