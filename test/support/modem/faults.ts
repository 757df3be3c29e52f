/** What may go wrong with one answer. Where the work is done at all, `accepted: false` says it is not. */
export type Fault =
  /** answers with these lines instead of doing the work */
  | { kind: 'answer'; lines: string[] }
  /** never answers */
  | { kind: 'silence'; accepted?: boolean }
  | { kind: 'late'; ms: number }
  /** the whole answer twice */
  | { kind: 'doubled' }
  /** unsolicited lines between command and answer */
  | { kind: 'between'; lines: string[] }
  /** unsolicited lines between the answer's lines and its final OK */
  | { kind: 'before-final'; lines: string[] }
  /** the port vanishes after so many bytes of the answer */
  | { kind: 'unplug'; afterBytes: number; accepted?: boolean };

/**
 * Which answer: a command as it stands in the line up to its arguments (`+CMGS`, `+CPIN?`, `E`), the prompt of one
 * (`+CMGS>`; `silence` there is a modem that never asks), or the end of one (`+CMGS` itself, after Ctrl-Z).
 */
export type Where = string;

export interface Faults {
  /** the next `times` answers of that kind, after `skip` good ones; several for one place queue up */
  add(where: Where, fault: Fault, times?: number, skip?: number): void;
  clear(): void;
  /** asked when nothing is queued */
  choose: ((where: Where) => Fault | null) | null;
  take(where: Where): Fault | null;
}

export function createFaults(): Faults {
  let queued: { where: Where; fault: Fault; times: number; skip: number }[] = [];
  const faults: Faults = {
    choose: null,
    add(where, fault, times = 1, skip = 0) {
      queued.push({ where, fault, times, skip });
    },
    clear() {
      queued = [];
      faults.choose = null;
    },
    take(where) {
      const due = queued.find((one) => one.where === where && one.times > 0);
      if (due === undefined) return faults.choose?.(where) ?? null;
      if (due.skip > 0) {
        due.skip -= 1;
        return null;
      }
      due.times -= 1;
      return due.fault;
    },
  };
  return faults;
}
