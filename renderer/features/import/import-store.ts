import { create } from 'zustand';
import type {
  ColumnTarget,
  ImportOutcome,
  ImportPlan,
  ImportSource,
  Inspection,
  MergeRule,
} from '../../../shared/contract/transfer.ts';
import type { ConsentGround } from '../../../shared/domain/consent.ts';

export type Step = 'file' | 'columns' | 'check' | 'run';
export const STEPS: readonly Step[] = ['file', 'columns', 'check', 'run'];

interface ImportOptions {
  merge: MergeRule;
  groupIds: number[];
  newGroup: string;
  tagIds: number[];
  consentSource: string;
  consentDate: string | null;
  consentGround: ConsentGround;
  consentProofId: number | null;
}

interface ImportState extends ImportOptions {
  step: Step;
  fileName: string;
  source: ImportSource | null;
  inspection: Inspection | null;
  hasHeader: boolean;
  targets: ColumnTarget[];
  jobId: string | null;
  checked: ImportOutcome | null;
  result: ImportOutcome | null;
  /** the last job was cancelled by the user */
  cancelled: boolean;
  patch: (patch: Partial<Omit<ImportState, 'patch' | 'reset' | 'inspected' | 'setTarget'>>) => void;
  inspected: (source: ImportSource, fileName: string, inspection: Inspection) => void;
  setTarget: (index: number, target: ColumnTarget) => void;
  reset: () => void;
}

const START = {
  step: 'file',
  fileName: '',
  source: null,
  inspection: null,
  hasHeader: true,
  targets: [],
  jobId: null,
  checked: null,
  result: null,
  cancelled: false,
  merge: 'fill',
  groupIds: [],
  newGroup: '',
  tagIds: [],
  consentSource: '',
  consentDate: null,
  consentGround: '',
  consentProofId: null,
} as const satisfies Partial<ImportState>;

/** These may be filled from several columns; any other target has one. */
const SHARED = new Set<ColumnTarget>(['number', 'skip', 'group', 'tag']);

/** The import in hand; it survives a look at another screen. */
export const useImportStore = create<ImportState>()((set) => ({
  ...START,
  targets: [],
  groupIds: [],
  tagIds: [],
  patch: (patch) => set(patch),
  inspected: (source, fileName, inspection) =>
    set({
      step: 'columns',
      source,
      fileName,
      inspection,
      hasHeader: inspection.hasHeader,
      targets: inspection.columns.map((column) => column.guess),
      checked: null,
      cancelled: false,
    }),
  setTarget: (index, target) =>
    set(({ targets }) => ({
      targets: targets.map((old, at) => {
        if (at === index) return target;
        return old === target && !SHARED.has(target) ? 'skip' : old;
      }),
    })),
  reset: () => set({ ...START, targets: [], groupIds: [], tagIds: [] }),
}));

export function planOf(state: ImportState): ImportPlan | null {
  if (!state.source) return null;
  return {
    source: state.source,
    hasHeader: state.hasHeader,
    columns: state.targets,
    merge: state.merge,
    groupIds: state.groupIds,
    newGroup: state.newGroup.trim() || undefined,
    tagIds: state.tagIds,
    consentSource: state.consentSource.trim(),
    consentDate: state.consentDate,
    consentGround: state.consentGround,
    consentProofId: state.consentProofId,
  };
}
