import { useState } from 'react';
import type { ImportSource } from '../../../shared/contract/transfer.ts';
import { call } from '../../api/client.ts';
import { upload } from '../../api/upload.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { useImportStore } from './import-store.ts';

/** Hands a source to the core and opens the columns; `share` is how much of the file has gone over, 0…1. */
export function useInspect() {
  const errorText = useErrorText();
  const inspected = useImportStore((state) => state.inspected);
  const [reading, setReading] = useState<{ name: string; share: number } | null>(null);
  const [error, setError] = useState<string | null>(null);

  const read = async (name: string, source: () => Promise<ImportSource>) => {
    setError(null);
    setReading({ name, share: 0 });
    try {
      const ready = await source();
      inspected(ready, name, await call('import.inspect', { source: ready }));
    } catch (problem) {
      setError(errorText(problem));
    } finally {
      setReading(null);
    }
  };

  return {
    reading,
    error,
    readFile: (file: File) =>
      read(file.name, async () => ({
        fileId: await upload(file, (share) => setReading({ name: file.name, share })),
      })),
    readText: (text: string, name: string) => read(name, async () => ({ text })),
    /** the same file with another sheet or encoding */
    reread: (source: ImportSource, name: string) => read(name, async () => source),
  };
}
