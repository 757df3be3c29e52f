import type { Storage } from '../storage.ts';
import type { ReadStores, WriteStores } from './stores.ts';
import type { StoreName } from './sync.ts';

type Method = (...args: unknown[]) => unknown;
type Methods = Record<string, Record<string, Method>>;
/** Runs one write method wherever writes happen. */
export type CallWriter = (store: StoreName, method: string, args: unknown[]) => Promise<unknown>;

/** Which methods write; the compiler holds this list against the stores. */
const WRITES: { [S in StoreName]: readonly (keyof WriteStores[S])[] } = {
  contacts: [
    'create',
    'update',
    'bulk',
    'blacklist',
    'unblacklist',
    'createGroup',
    'renameGroup',
    'deleteGroup',
    'createTag',
    'renameTag',
    'deleteTag',
  ],
  templates: ['save', 'duplicate', 'remove', 'saveSignature', 'removeSignature', 'markUsed'],
  wordPacks: ['save', 'enable', 'remove'],
  settings: ['set', 'setValue'],
  channels: [
    'save',
    'remove',
    'setBalance',
    'setTrouble',
    'setReportTrouble',
    'setAccount',
    'saveCatalog',
    'openBreaker',
    'closeBreaker',
  ],
  campaigns: [
    'saveDraft',
    'removeDraft',
    'move',
    'setWaiting',
    'cancel',
    'undo',
    'requeueFailed',
    'addNote',
    'recount',
    'requeueHeld',
    'setProbe',
    'approve',
    'pruneTouches',
  ],
  outbox: ['claim', 'settle', 'reroute', 'release', 'noteLook', 'recover', 'resolve', 'resolveAll'],
  replies: ['read', 'markUnread', 'followUp', 'handle', 'markAnswer'],
  ledger: ['post', 'settleRefunds', 'saveTheirDays'],
  reports: ['storeReports', 'storeReplies', 'expire'],
  optOuts: ['unblockChannel', 'refused', 'erase'],
  proofs: ['add'],
  journal: ['rotate'],
  modems: [
    'save',
    'remove',
    'moved',
    'beginPart',
    'endPart',
    'lateReference',
    'keepInbound',
    'reportsTold',
    'inboundTold',
  ],
};

/** The reads of one connection and the writes of another as the one async interface. */
export function createStorage(reads: ReadStores, call: CallWriter, close: () => Promise<void>): Storage {
  const stores = Object.entries(WRITES).map(([store, methods]) => {
    const reading = Object.entries((reads as unknown as Methods)[store] ?? {}).map(([name, method]) => [
      name,
      async (...args: unknown[]) => method(...args),
    ]);
    const writing = methods.map((method) => [
      method,
      (...args: unknown[]) => call(store as StoreName, String(method), args),
    ]);
    return [store, Object.fromEntries([...reading, ...writing])];
  });
  return { ...Object.fromEntries(stores), close } as Storage;
}

export function callInline(writes: WriteStores): CallWriter {
  return async (store, method, args) => callOf(writes, store, method)(...args);
}

export function callOf(writes: WriteStores, store: StoreName, method: string): Method {
  const found = (writes as unknown as Methods)[store]?.[method];
  if (found === undefined) throw new RangeError(`no write ${store}.${method}`);
  return found;
}
