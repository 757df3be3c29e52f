import { afterEach, expect, it } from 'vitest';
import { createSerialPorts, type SerialLine } from '../../electron/platform/serial-port.ts';
import { type Modem, startModem } from '../support/modem/start-modem.ts';

let modem: Modem;
afterEach(() => modem.close());

async function open(path: string): Promise<SerialLine> {
  const opened = await createSerialPorts().open(path, 115_200);
  if (opened.kind === 'failed') throw new Error(opened.code);
  return opened.line;
}

it('notices every time that a port is pulled out, also when another is in its place at once', async () => {
  modem = await startModem();
  for (let round = 0; round < 6; round++) {
    const line = await open(modem.path);
    const gone = new Promise<void>((resolve) => line.onGone(resolve));
    modem.control.unplug();
    if (round % 2 === 0) await modem.control.plug();
    await gone;
    await expect(line.write('AT\r')).rejects.toThrow('PORT_GONE');
    if (round % 2 === 1) await modem.control.plug();
  }
}, 20_000);
