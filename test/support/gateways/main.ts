/**
 * `npm run gateways [-- NAME …] [--ledger FOLDER] [--port N]`: every provider's double for trials by hand, each on a port
 * of its own (N, N+1, … in the order of `all.ts`). Ends with Ctrl-C.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { GATEWAYS } from './all.ts';
import type { DoubleSignature, DoubleTemplate } from './frame/options.ts';
import { startGateway } from './frame/start-gateway.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { ledger: { type: 'string' }, port: { type: 'string', default: '7801' } },
});
const unknown = positionals.filter((name) => !GATEWAYS.some((gateway) => gateway.name === name));
if (unknown.length > 0) throw new Error(`no double of ${unknown.join(', ')}`);
if (values.ledger !== undefined) mkdirSync(values.ledger, { recursive: true });

const stateOf = ({ state }: DoubleTemplate | DoubleSignature): string => (state === 'approved' ? '' : ` (${state})`);

const say = (line = ''): boolean => process.stdout.write(`${line}\n`);
for (const [i, gateway] of GATEWAYS.entries()) {
  if (positionals.length > 0 && !positionals.includes(gateway.name)) continue;
  const ledger = values.ledger === undefined ? {} : { ledgerFile: join(values.ledger, `${gateway.name}.ndjson`) };
  const { url, rules } = await startGateway(gateway, {
    ...ledger,
    port: Number(values.port) + i,
    reports: { delayMs: 3000, failShare: 0.05 },
  });
  const keys = Object.entries(gateway.credentials).map(([key, value]) => `${key}=${value}`);
  say(`${gateway.name.padEnd(10)} ${url}   ${keys.join('  ')}`);
  for (const template of rules.templates) say(`           ${template.id}${stateOf(template)}: ${template.text}`);
  const signatures = (rules.signatures ?? []).map((signature) => `【${signature.text}】${stateOf(signature)}`);
  if (signatures.length > 0) say(`           ${signatures.join(' ')}`);
}
say();
say('Faults, reports, money and rules are changed while it runs, for instance:');
const control = (change: string): boolean => say(`  curl -d '${change}' URL/__control`);
control('{"faults":[{"kind":"hang"}]}');
control('{"faults":[{"kind":"refused","class":"balance"}]}');
control('{"random":{"share":0.1,"kinds":["slow","reset_after","gateway","partial","rate"]}}');
control('{"clear":true,"balance":0,"rules":{"blacklist":["13800138000"],"window":[8,22]}}');
control('{"reports":{"failShare":0.5,"twiceShare":0.2},"replies":[{"mobile":"13800138000","text":"R"}]}');
say('  curl URL/__control            what it took, refused, charged; URL/__control/accepted by number');
