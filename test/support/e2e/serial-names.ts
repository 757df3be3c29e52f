import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What the system knows of a USB serial port. */
export interface NamedPort {
  path: string;
  maker: string;
  vendorId: string;
  productId: string;
  serial: string;
}

export interface SerialNames {
  /** the ports plugged in from now on */
  show(ports: readonly NamedPort[]): void;
  /** the PATH as it was */
  restore(): void;
}

/**
 * A `udevadm` of our own, first in the PATH of whatever is started next: a pseudo-terminal then appears among the serial
 * ports as a named USB device does on Linux, and comes and goes as one.
 */
export function nameSerialPorts(folder: string): SerialNames {
  const bin = join(folder, 'bin');
  const list = join(folder, 'udev-ports');
  const program = join(bin, 'udevadm');
  const before = process.env.PATH ?? '';
  mkdirSync(bin, { recursive: true });
  writeFileSync(list, '');
  writeFileSync(program, `#!/bin/sh\ncat '${list}'\n`);
  chmodSync(program, 0o755);
  process.env.PATH = bin + delimiter + before;
  return {
    show(ports) {
      const device = (port: NamedPort, no: number) =>
        [
          `P: /devices/usb/${no}`,
          `N: ttyUSB${no}`,
          `E: DEVNAME=${port.path}`,
          `E: ID_VENDOR_ENC=${port.maker}`,
          `E: ID_VENDOR_ID=${port.vendorId}`,
          `E: ID_MODEL_ID=${port.productId}`,
          `E: ID_SERIAL_SHORT=${port.serial}`,
        ].join('\n');
      writeFileSync(list, `${ports.map(device).join('\n\n')}\n`);
    },
    restore() {
      process.env.PATH = before;
    },
  };
}
