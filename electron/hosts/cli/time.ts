/** `2026-01-02 09:30` is China time; ISO text with a zone is taken as it says. Null when it is neither. */
export function parseTime(text: string): number | null {
  const wall = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(:\d{2})?$/.exec(text.trim());
  const iso = wall === null ? text.trim() : `${wall[1]}T${wall[2]}${wall[3] ?? ':00'}+08:00`;
  if (!/(Z|[+-]\d{2}:?\d{2})$/.test(iso)) return null;
  const at = Date.parse(iso);
  return Number.isNaN(at) ? null : at;
}
