import { lockDataFolder } from '../../../electron/platform/lock.ts';

// run as a process of its own: takes the lock, says how it went, and holds it until killed
const dir = process.argv[2] ?? '';
try {
  await lockDataFolder(dir, 'cli');
  console.log('locked');
  setInterval(() => {}, 60_000);
} catch (error) {
  const { code, data } = error as { code: string; data: unknown };
  console.log(JSON.stringify({ code, data }));
}
