/** The shape of one language's texts: the source's keys, any words. A missing or extra key does not compile. */
export type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };
