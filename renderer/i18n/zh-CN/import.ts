export const imports = { reason: {} } as const;
