import type { Texts } from './zh.ts';

/** `--lang`, then the locale of the environment; Chinese where neither says English. */
export async function textsFor(argv: string[], env: NodeJS.ProcessEnv): Promise<Texts> {
  const at = argv.indexOf('--lang');
  const asked = at >= 0 ? argv[at + 1] : argv.find((word) => word.startsWith('--lang='))?.slice(7);
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  const english = asked === undefined ? locale.startsWith('en') : asked.startsWith('en');
  return english ? (await import('./en.ts')).en : (await import('./zh.ts')).zh;
}
