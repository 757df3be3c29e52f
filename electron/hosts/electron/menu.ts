import { Menu } from 'electron';

/** macOS needs a menu for copy and paste; elsewhere the page does without. */
export const setMenu = (): void =>
  Menu.setApplicationMenu(
    process.platform === 'darwin'
      ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
      : null,
  );
