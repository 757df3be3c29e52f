/** Four 32-bit lanes of the cyrb128 mixing function (public domain), enough to tell campaigns apart; not for secrets. */
type Lanes = [number, number, number, number];

function mix(text: string): Lanes {
  let a = 1779033703;
  let b = 3144134277;
  let c = 1013904242;
  let d = 2773480762;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = b ^ Math.imul(a ^ code, 597399067);
    b = c ^ Math.imul(b ^ code, 2869860233);
    c = d ^ Math.imul(c ^ code, 951274213);
    d = a ^ Math.imul(d ^ code, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  return [a, b, c, d];
}

export interface ContentHash {
  addNumber(number: string): void;
  /** 32 hex digits */
  digest(): string;
}

/**
 * Says whether two campaigns are the same text to the same people: the template and a set of numbers, whose order does
 * not matter.
 */
export function createContentHash(template: string): ContentHash {
  const sum = new Uint32Array(mix(`t${template}`));
  return {
    addNumber(number) {
      const lanes = mix(number);
      for (let i = 0; i < 4; i++) sum[i] = (sum[i] as number) + lanes[i as 0 | 1 | 2 | 3];
    },
    digest: () => [...sum].map((lane) => lane.toString(16).padStart(8, '0')).join(''),
  };
}
