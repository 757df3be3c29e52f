import { useEffect } from 'react';
import { linkTo, usePlace } from '../../ui/navigation.ts';
import { isState, useRecordsStore } from './records-store.ts';

/** `#/records?number=… · ?state=unknown` set the filter once; after that it is the reader's own. */
export function useLinked(): void {
  const { query } = usePlace();
  const asked = query.toString();
  useEffect(() => {
    if (asked === '') return;
    const params = new URLSearchParams(asked);
    const { clear, set } = useRecordsStore.getState();
    const state = params.get('state') ?? '';
    clear();
    set({
      q: params.get('number') ?? '',
      states: isState(state) ? [state] : [],
    });
    history.replaceState(null, '', linkTo('records'));
  }, [asked]);
}
