import { readFileSync, writeFileSync } from 'node:fs';
import type { BrowserWindow, Rectangle } from 'electron';
import { z } from 'zod';

const state = z.object({
  x: z.int().optional(),
  y: z.int().optional(),
  width: z.int().min(640).max(10_000),
  height: z.int().min(480).max(10_000),
  maximized: z.boolean(),
});
export type WindowState = z.infer<typeof state>;

const FIRST: WindowState = { width: 1280, height: 800, maximized: false };

const overlaps = (a: Rectangle, b: Rectangle) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Where the window was, unless that screen is gone. */
export const loadWindowState = (file: string, screens: Rectangle[]): WindowState => {
  try {
    const { x, y, ...rest } = state.parse(JSON.parse(readFileSync(file, 'utf8')));
    const { width, height } = rest;
    if (x === undefined || y === undefined) return rest;
    return screens.some((screen) => overlaps(screen, { x, y, width, height })) ? { ...rest, x, y } : rest;
  } catch {
    return FIRST;
  }
};

export const saveWindowState = (file: string, window: BrowserWindow): void => {
  const kept: WindowState = { ...window.getNormalBounds(), maximized: window.isMaximized() };
  try {
    writeFileSync(file, JSON.stringify(kept), { mode: 0o600 });
  } catch {
    // a full disk may cost the window's place, not the way out
  }
};
