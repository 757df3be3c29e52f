import { useMemo } from 'react';
import { createTextCheck, type TextCheck } from '../../shared/domain/check/text-check.ts';
import { termsOf } from '../../shared/domain/check/word-conflicts.ts';
import { useQueryOf } from '../api/hooks.ts';

/** 模板体检 with the owner's word lists; the built-in one works before they are there. */
export function useTextCheck(): TextCheck {
  const words = useQueryOf('wordPacks.active', {}).data?.words;
  return useMemo(() => createTextCheck(words === undefined ? [] : termsOf(words)), [words]);
}
