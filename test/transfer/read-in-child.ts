/** Run as a process of its own: reads a file to its end and tells what came of it and what memory it took. */
import { withSource } from '../../electron/transfer/open-source.ts';
import { silent } from '../../electron/transfer/row-source.ts';
import { AppError } from '../../shared/contract/errors.ts';

const path = process.argv[2] as string;
let code = 'none';
let rows = 0;
const count = () => ++rows > 0;
try {
  await withSource(
    { fileId: path },
    (file) => file,
    (source) => source.read(null, count, silent),
  );
} catch (error) {
  code = error instanceof AppError ? error.code : String(error);
}
process.stdout.write(JSON.stringify({ code, rows, maxRssMb: Math.round(process.resourceUsage().maxRSS / 1024) }));
