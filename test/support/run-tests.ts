/** `npm test`: prerequisites, one fresh renderer build, every test; closes with `N passed, N failed`. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensurePrerequisites } from './prerequisites.ts';

const RESULTS = 'test/output/results.json';

function run(command: string, args: string[]): number {
  return spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status ?? 1;
}

interface Results {
  numPassedTests: number;
  numFailedTests: number;
  numFailedTestSuites: number;
}

try {
  ensurePrerequisites();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  console.log('0 passed, 1 failed');
  process.exit(1);
}
mkdirSync('test/output', { recursive: true });
rmSync(RESULTS, { force: true });
if (run('vite', ['build', '--logLevel', 'warn']) !== 0) {
  console.log('0 passed, 1 failed');
  process.exit(1);
}
const status = run('vitest', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${RESULTS}`,
  ...process.argv.slice(2),
]);
let passed = 0;
let failed = 1;
try {
  const results = JSON.parse(readFileSync(RESULTS, 'utf8')) as Results;
  passed = results.numPassedTests;
  // a file that could not be loaded has no failed test of its own
  failed = Math.max(results.numFailedTests, status === 0 ? 0 : 1);
} catch {
  console.error('the test run left no results');
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(status === 0 && failed === 0 && passed > 0 ? 0 : 1);
