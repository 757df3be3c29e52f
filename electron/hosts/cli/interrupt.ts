/** Ctrl+C and a polite kill ask to stop; the second one ends the process the usual way. */
export interface Interrupt {
  readonly asked: boolean;
  dispose(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

export function listenForInterrupt(): Interrupt {
  let asked = false;
  const note = () => {
    asked = true;
    dispose();
  };
  const dispose = () => {
    for (const signal of SIGNALS) process.off(signal, note);
  };
  for (const signal of SIGNALS) process.on(signal, note);
  return {
    get asked() {
      return asked;
    },
    dispose,
  };
}
