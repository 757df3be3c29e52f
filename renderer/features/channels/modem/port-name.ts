import type { Output } from '../../../../shared/contract/contract.ts';

export type Port = Output<'modems.ports'>['rows'][number];

/** USB vendors of modems and of the converters modems sit behind (usb.ids); who is not here is named by the system. */
const VENDORS: Record<string, string> = {
  '12d1': 'Huawei',
  '19d2': 'ZTE',
  '2c7c': 'Quectel',
  '1e0e': 'SIMCom',
  '2cb7': 'Fibocom',
  '05c6': 'Qualcomm',
  '1bc7': 'Telit',
  '1199': 'Sierra Wireless',
  '1e2d': 'Cinterion',
  '1546': 'u-blox',
  '0403': 'FTDI',
  '1a86': 'CH340',
  '10c4': 'CP210x',
  '067b': 'PL2303',
};

/** A port on the mainboard says nothing of itself; what is plugged in does. */
export const isPlugged = ({ vendorId, manufacturer, serialNumber }: Port): boolean =>
  vendorId !== '' || manufacturer !== '' || serialNumber !== '';

/** Who made what is plugged in; '' for a built-in port. */
export const makerOf = ({ vendorId, manufacturer }: Port): string =>
  VENDORS[vendorId.toLowerCase()] ?? manufacturer.replaceAll('_', ' ');

/** Several at one stick stand together. */
export const sortPorts = (ports: readonly Port[]): Port[] =>
  ports.toSorted(
    (a, b) =>
      Number(isPlugged(b)) - Number(isPlugged(a)) ||
      makerOf(a).localeCompare(makerOf(b)) ||
      a.path.localeCompare(b.path, 'en', { numeric: true }),
  );
