/** Whether the long runs take their full length (FEIJIAN_THOROUGH=1, as `.ci/run` sets) or the everyday one. */
const THOROUGH = process.env.FEIJIAN_THOROUGH === '1';

/** How often a seeded test repeats: the everyday suite samples, the thorough one runs them all. */
export const thorough = (everyday: number, full: number): number => (THOROUGH ? full : everyday);
