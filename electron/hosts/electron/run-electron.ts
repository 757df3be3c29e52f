import { spawn } from 'node:child_process';
import { ROOT } from '../project.ts';

/** Runs the built app in the Electron of node_modules and ends with its exit code. */
export const runElectron = (binary: string, data: string | undefined): Promise<number> => {
  const args = [ROOT, ...(data ? [`--data=${data}`] : [])];
  // set by some editors' terminals; with it Electron would start as plain Node
  const { ELECTRON_RUN_AS_NODE: _ignored, ...env } = process.env;
  const child = spawn(binary, args, { stdio: 'inherit', env });
  const pass = (signal: NodeJS.Signals) => () => child.kill(signal);
  process.on('SIGINT', pass('SIGINT'));
  process.on('SIGTERM', pass('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
};
