import type { ModemRow } from '../../core/modem-records.ts';
import type { PortInfo, SerialPorts } from '../../platform/serial-port.ts';

type Identity = Pick<ModemRow, 'path' | 'serialNumber' | 'vendorId' | 'productId'>;

const isSame = (row: Identity, port: PortInfo): boolean =>
  port.serialNumber === row.serialNumber && port.vendorId === row.vendorId && port.productId === row.productId;

/**
 * Where the modem is now. One with a USB serial number is followed when its port is renamed; a stick shows several ports
 * under one number, so the known path is kept while it is one of them.
 */
export async function locate(row: Identity, ports: Pick<SerialPorts, 'list'>): Promise<string> {
  if (row.serialNumber === '') return row.path;
  const same = (await ports.list()).filter((port) => isSame(row, port));
  if (same.length === 0 || same.some(({ path }) => path === row.path)) return row.path;
  return same[0]?.path ?? row.path;
}
