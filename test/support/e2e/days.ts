/** A birthday for the n-th customer. */
export const isoDay = (n: number): string =>
  `${1960 + (n % 45)}-${String((n % 12) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`;
