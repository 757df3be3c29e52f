import { closeSync, existsSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Appends lines to `file`; at `maxBytes` it becomes `file.1`, the old `file.1` becomes `file.2`, and so on up to `keep`. */
export const openRotatingFile = (file: string, { maxBytes = 2_000_000, keep = 4 } = {}) => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const reopen = () => openSync(file, 'a', 0o600);
  let fd = reopen();
  let size = fstatSync(fd).size;

  const rotate = () => {
    closeSync(fd);
    for (let n = keep - 1; n >= 0; n--) {
      const from = n === 0 ? file : `${file}.${n}`;
      if (existsSync(from)) renameSync(from, `${file}.${n + 1}`);
    }
    fd = reopen();
    size = 0;
  };

  return {
    write: (line: string) => {
      const bytes = Buffer.byteLength(line);
      if (size > 0 && size + bytes > maxBytes) rotate();
      writeSync(fd, line);
      size += bytes;
    },
    close: () => closeSync(fd),
  };
};
