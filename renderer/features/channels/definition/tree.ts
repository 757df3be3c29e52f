/** A definition while it is being written: anything JSON can hold, at any depth. */
export type Tree = string | number | boolean | null | Tree[] | { [key: string]: Tree };
export type Branch = { [key: string]: Tree };

const isBranch = (tree: Tree | undefined): tree is Branch =>
  typeof tree === 'object' && tree !== null && !Array.isArray(tree);

/** null when the text is no JSON object: then only the text itself can be worked on. */
export function parseTree(text: string): Branch | null {
  if (text.trim() === '') return {};
  try {
    const tree = JSON.parse(text) as Tree;
    return isBranch(tree) ? tree : null;
  } catch {
    return null;
  }
}

export const writeTree = (tree: Branch): string => JSON.stringify(tree, null, 2);

/** What stands at a dotted path; undefined where nothing does. */
export function readAt(tree: Branch, path: string): Tree | undefined {
  let at: Tree | undefined = tree;
  for (const key of path.split('.')) at = isBranch(at) ? at[key] : undefined;
  return at;
}

/** A copy with the value at the path; undefined takes it out. What lies between is made as needed. */
export function writeAt(tree: Branch, path: string, value: Tree | undefined): Branch {
  const [key = '', ...rest] = path.split('.');
  const { [key]: before, ...others } = tree;
  const next = rest.length === 0 ? value : writeAt(isBranch(before) ? before : {}, rest.join('.'), value);
  if (next === undefined) return others;
  return key in tree
    ? Object.fromEntries(Object.entries(tree).map(([k, v]) => [k, k === key ? next : v]))
    : { ...tree, [key]: next };
}
