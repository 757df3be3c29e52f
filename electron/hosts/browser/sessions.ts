import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const CODE_BYTES = 16;
const TOKEN_BYTES = 32;
const CODE_LIFE_MS = 60_000;

const digest = (text: string) => createHash('sha256').update(text).digest();

export interface Sessions {
  /** a one-time code, 128 bit, good for 60 s */
  issueCode(): string;
  /** the token the code buys, or null; a code buys once */
  exchange(code: string): string | null;
  /** whether this process gave that token out */
  knows(token: string): boolean;
}

/** Codes and tokens of one running host; `now` is a monotonic clock in ms. */
export const createSessions = (now: () => number): Sessions => {
  let codes: { digest: Buffer; until: number }[] = [];
  const tokens: Buffer[] = [];
  return {
    issueCode: () => {
      const code = randomBytes(CODE_BYTES).toString('base64url');
      codes.push({ digest: digest(code), until: now() + CODE_LIFE_MS });
      return code;
    },
    exchange: (code) => {
      codes = codes.filter(({ until }) => until > now());
      const offered = digest(code);
      const found = codes.find((issued) => timingSafeEqual(issued.digest, offered));
      if (!found) return null;
      codes = codes.filter((issued) => issued !== found);
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      tokens.push(digest(token));
      return token;
    },
    knows: (token) => {
      const offered = digest(token);
      return tokens.some((given) => timingSafeEqual(given, offered));
    },
  };
};
