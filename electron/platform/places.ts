/** What URL would leave as it is: such a text can be cut instead of parsed. */
const PLAIN_URL = /^https?:\/\/[a-z0-9.-]+(?::[1-9]\d*)?(?=\/)/;
/** a query of nothing is dropped, so no `?` at the end */
const PLAIN_REST = /^[\w/?=&%+,:;.~!*()@-]+(?<!\?)$/;
const DOT_SEGMENT = /\/(?:\.|%2e)/i;

interface Target {
  origin: string;
  protocol: string;
  hostname: string;
}
export interface Place extends Target {
  /** path and query, as they go on the wire */
  path: string;
}

const targetOf = ({ origin, protocol, hostname }: URL): Target => ({ origin, protocol, hostname });

/** Takes URLs apart, null when it is none; the origins met before are remembered, for they are few and parsing is slow. */
export function createPlaces(): (url: string) => Place | null {
  const known = new Map<string, Target>();
  return (url) => {
    const [start] = PLAIN_URL.exec(url) ?? [];
    const rest = start === undefined ? '' : url.slice(start.length);
    const target = start === undefined ? undefined : known.get(start);
    if (target !== undefined && PLAIN_REST.test(rest) && !DOT_SEGMENT.test(rest)) return { ...target, path: rest };
    if (!URL.canParse(url)) return null;
    const parsed = new URL(url);
    if (start === parsed.origin && known.size < 100) known.set(start, targetOf(parsed));
    return { ...targetOf(parsed), path: parsed.pathname + parsed.search };
  };
}
