import { useEffect, useMemo } from 'react';
import { createTextCheck, type TextCheck } from '../../shared/domain/check/text-check.ts';
import { WARM_UP } from '../../shared/domain/check/warm-up.ts';
import { termsOf } from '../../shared/domain/check/word-conflicts.ts';
import { useQueryOf } from '../api/hooks.ts';

let warmed = 0;

/** One step in each idle moment, so that the first keystroke finds everything built. */
function useWarmUp(): void {
  useEffect(() => {
    let waiting = 0;
    const wait = (): void => {
      if (warmed < WARM_UP.length) waiting = requestIdleCallback(step);
    };
    const step = (): void => {
      WARM_UP[warmed++]?.();
      wait();
    };
    wait();
    return () => cancelIdleCallback(waiting);
  }, []);
}

/** 模板体检 with the owner's word lists; the built-in one works before they are there. */
export function useTextCheck(): TextCheck {
  const words = useQueryOf('wordPacks.active', {}).data?.words;
  useWarmUp();
  return useMemo(() => createTextCheck(words === undefined ? [] : termsOf(words)), [words]);
}
