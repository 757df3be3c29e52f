import { maskNumber } from '../../shared/domain/phone.ts';

/** A phone number, 3-4-4 so that it can be read out; masked where others may look on. */
export function NumberText({ number, masked = false }: { number: string; masked?: boolean }) {
  const shown = masked ? maskNumber(number) : number;
  const text = shown.length === 11 ? `${shown.slice(0, 3)} ${shown.slice(3, 7)} ${shown.slice(7)}` : shown;
  return (
    <span className="numeric nowrap" translate="no">
      {text}
    </span>
  );
}
