/**
 * One double as a process of its own, so that it outlives a killed client:
 * `node test/support/gateways/entry.ts NAME [--port N] [--ledger FILE] [--seed N] [--options JSON] [--faults JSON]`.
 * Prints one line `{"url":"http://127.0.0.1:PORT"}` when it is ready and ends with its standard input.
 */
import { parseArgs } from 'node:util';
import { GATEWAYS } from './all.ts';
import type { DoubleOptions } from './frame/options.ts';
import { startGateway } from './frame/start-gateway.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: 'string' },
    ledger: { type: 'string' },
    seed: { type: 'string' },
    options: { type: 'string' },
    faults: { type: 'string' },
  },
});
const gateway = GATEWAYS.find(({ name }) => name === positionals[0]);
if (gateway === undefined) throw new Error(`no double of ${positionals[0]}`);
const more: DoubleOptions = values.options === undefined ? {} : JSON.parse(values.options);
const double = await startGateway(gateway, {
  ...more,
  ...(values.port === undefined ? {} : { port: Number(values.port) }),
  ...(values.ledger === undefined ? {} : { ledgerFile: values.ledger }),
  ...(values.seed === undefined ? {} : { seed: Number(values.seed) }),
  ...(values.faults === undefined ? {} : { faults: JSON.parse(values.faults) }),
});
process.stdout.write(`${JSON.stringify({ url: double.url })}\n`);
process.stdin.resume().on('end', () => process.exit(0));
