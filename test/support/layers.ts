/** Runs dependency-cruiser over the table of layers; reading nothing is a failure too. */
import { createRequire } from 'node:module';
import { cruise, type IReporterOutput } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const require = createRequire(import.meta.url);
const config = require('../../.dependency-cruiser.cjs');
const { exclude, doNotFollow, tsPreCompilationDeps, enhancedResolveOptions } = config.options;

const output: IReporterOutput = await cruise(
  ['electron', 'renderer', 'shared'],
  { ruleSet: { forbidden: config.forbidden }, validate: true, exclude, doNotFollow, tsPreCompilationDeps },
  enhancedResolveOptions,
  { tsConfig: extractTSConfig('tsconfig.json') },
);
if (typeof output.output === 'string') throw new Error('dependency-cruiser gave no result');
const { summary, modules } = output.output;
const own = modules.filter((module) => /^(electron|renderer|shared)\//.test(module.source)).length;
for (const violation of summary.violations) {
  console.error(`${violation.rule.name}: ${violation.from} → ${violation.to}`);
}
if (own < 20) {
  console.error(`layers: only ${own} modules were read; the check itself is broken`);
  process.exit(1);
}
console.log(`layers: ${own} modules, ${summary.totalDependenciesCruised} imports, ${summary.error} errors`);
process.exit(summary.error === 0 ? 0 : 1);
