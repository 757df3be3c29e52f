/** The one origin of our windows. Kept apart: the preload may import nothing with Node in it. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'feijian';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
/** Between window, preload and main. */
export const READY = 'feijian:ready';
export const PORT = 'feijian:port';
