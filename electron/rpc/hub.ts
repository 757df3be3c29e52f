import type { EventData, Topic } from '../../shared/contract/events.ts';

export type EventListener = <T extends Topic>(topic: T, data: EventData<T>) => void;

export interface Hub {
  emit: EventListener;
  /** returns the way out */
  subscribe(listener: EventListener): () => void;
}

/** Events of the core to everyone who listens; a listener added during an emit hears from the next one on. */
export const createHub = (): Hub => {
  const listeners = new Set<EventListener>();
  return {
    emit: (topic, data) => {
      for (const listener of [...listeners]) listener(topic, data);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
