import { useEffect, useState } from 'react';

/** The time, again every `every` ms while `running`; for countdowns, never for what is stored. */
export function useNow(running: boolean, every = 250): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!running) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [running, every]);
  return now;
}
