/**
 * Packs septets into octets, lowest bit first (TS 23.038 §6.1.2.1). `skip` leading bits stay 0: the fill bits that move
 * the text to a septet boundary behind a user data header.
 */
export function packSeptets(septets: ArrayLike<number>, skip = 0): Uint8Array {
  const octets = new Uint8Array(Math.ceil((skip + septets.length * 7) / 8));
  for (let i = 0, bit = skip; i < septets.length; i++, bit += 7) {
    const at = bit >> 3;
    const wide = (septets[i] as number) << (bit & 7);
    octets[at] = (octets[at] as number) | (wide & 0xff);
    if (wide > 0xff) octets[at + 1] = wide >> 8;
  }
  return octets;
}

/** `count` septets out of octets that hold at least as many, after `skip` fill bits. */
export function unpackSeptets(octets: Uint8Array, count: number, skip = 0): Uint8Array {
  const septets = new Uint8Array(count);
  for (let i = 0, bit = skip; i < count; i++, bit += 7) {
    const at = bit >> 3;
    septets[i] = (((octets[at] ?? 0) | ((octets[at + 1] ?? 0) << 8)) >> (bit & 7)) & 0x7f;
  }
  return septets;
}
