import { createServer, type Server } from 'node:net';
import { createInterface } from 'node:readline';
import type { Fault } from './faults.ts';
import { reportPlans } from './report-plans.ts';
import type { Quirks } from './settings.ts';
import type { SimOptions } from './sim.ts';
import type { Modem } from './start-modem.ts';

/** What another process may ask of the emulator: a line of JSON in, a line of JSON out. */
export type Request =
  | { do: 'receive'; from: string; text: string }
  | { do: 'quirks'; set: Partial<Quirks> }
  | { do: 'fault'; where: string; fault: Fault; times?: number; skip?: number }
  | { do: 'clear' }
  | { do: 'sim'; set: Partial<SimOptions> & { absent?: boolean } }
  | { do: 'capacity'; places: number }
  | { do: 'reports'; way: 'delivered' | 'failed' | 'doubled' | 'lost' }
  | { do: 'storm'; lines: number; everyMs: number }
  | { do: 'unplug' }
  | { do: 'plug' }
  | { do: 'ledger' };

async function answer(request: Request, { control, ledger }: Modem): Promise<unknown> {
  const { network, faults } = control;
  switch (request.do) {
    case 'receive':
      return network.receive(request.from, request.text);
    case 'quirks':
      return Object.assign(control.quirks, request.set);
    case 'fault':
      return faults.add(request.where, request.fault, request.times, request.skip);
    case 'clear':
      return faults.clear();
    case 'sim':
      return control.insertSim(request.set);
    case 'capacity':
      control.memory('SM').capacity = request.places;
      return null;
    case 'reports':
      network.plan = reportPlans[request.way]();
      return null;
    case 'storm':
      return control.storm(request.lines, request.everyMs);
    case 'unplug':
      return control.unplug();
    case 'plug':
      return control.plug();
    case 'ledger':
      return { messages: ledger.messages(), reports: ledger.reports, refused: ledger.refused };
  }
}

/** Listens at `path` until closed. */
export async function openControlSocket(path: string, modem: () => Modem): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    createInterface({ input: socket }).on('line', async (line) => {
      try {
        const ok = (await answer(JSON.parse(line) as Request, modem())) ?? null;
        socket.write(`${JSON.stringify({ ok })}\n`);
      } catch (error) {
        socket.write(`${JSON.stringify({ error: String(error) })}\n`);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return server;
}
