/** Cells that can be entered with the keyboard carry `data-cell`; the row itself is where the arrows start. */
const cellsOf = (row: HTMLElement): HTMLElement[] => [...row.querySelectorAll<HTMLElement>('[data-cell]')];

/** ← → between the row and its cells, Escape back to the row, F2 on the row starts with its first cell. */
export function moveInRow(row: HTMLElement, target: EventTarget, key: string): boolean {
  const cells = cellsOf(row);
  const at = cells.indexOf(target as HTMLElement);
  if (cells.length === 0 || (at < 0 && target !== row)) return false;
  if (key === 'ArrowRight') cells[Math.min(at + 1, cells.length - 1)]?.focus();
  else if (key === 'ArrowLeft' && at >= 0) (cells[at - 1] ?? row).focus();
  else if (key === 'Escape' && at >= 0) row.focus();
  else if (key === 'F2' && at < 0) cells[0]?.click();
  else return false;
  return true;
}

/** Which cell of its row has the focus, -1 for the row itself. */
export const cellIndex = (row: HTMLElement, target: EventTarget): number => cellsOf(row).indexOf(target as HTMLElement);

/** The same cell of another row, or that row. */
export const focusCell = (row: HTMLElement | null | undefined, index: number): void => {
  if (row) (cellsOf(row)[index] ?? row).focus();
};
