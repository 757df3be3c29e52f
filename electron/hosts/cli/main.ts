import { keepCompiled } from '../keep-compiled.ts';
import { runCommand } from './run-command.ts';

keepCompiled();
// A reader that has seen enough (`| head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
const code = await runCommand(process.argv.slice(2), process);
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
