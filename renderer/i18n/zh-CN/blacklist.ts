export const blacklist = {} as const;
