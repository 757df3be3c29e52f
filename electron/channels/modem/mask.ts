/** PDUs, numbers, PINs and names out of a line of AT dialogue: what is left shows the course, never the content. */
export function maskAt(text: string): string {
  return text
    .replace(/(\+CPIN=).*/i, '$1***')
    .replace(/[0-9A-F]{16,}/gi, (hex) => `<${hex.length / 2} octets>`)
    .replace(
      /\+?\d{5,}/g,
      (digits) => `${'*'.repeat(Math.max(0, digits.length - 4))}${digits.slice(-2).padStart(4, '*')}`,
    )
    .slice(0, 200);
}

export interface LogLine {
  at: number;
  direction: 'out' | 'in';
  text: string;
}

/** The last lines of one modem, masked. */
export function createAtLog(keep: number, onLine: (line: LogLine) => void) {
  const lines: LogLine[] = [];
  return {
    add(line: LogLine): void {
      const masked = { ...line, text: maskAt(line.text) };
      lines.push(masked);
      if (lines.length > keep) lines.shift();
      onLine(masked);
    },
    lines: (): LogLine[] => [...lines],
  };
}
