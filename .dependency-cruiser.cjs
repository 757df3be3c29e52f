/** The table of layers in the README's map: who may import whom. `t:` = types only. */
const layers = {
  'shared/domain': { uses: [], packages: ['zod', 'libphonenumber-js'] },
  'shared/contract': { uses: [], packages: ['zod'] },
  'electron/core': { uses: [], packages: ['pinyin-pro'], node: false },
  'electron/platform': { uses: [], packages: '*', node: true },
  'electron/storage': { uses: ['electron/core'], packages: ['better-sqlite3', 'zod'], node: true },
  'electron/channels': { uses: ['electron/core', 't:electron/platform'], packages: ['zod', 'iconv-lite'], node: true },
  'electron/transfer': {
    uses: ['electron/core', 't:electron/storage', 't:electron/platform'],
    packages: ['xlsx', 'udsv', 'iconv-lite', 'fflate'],
    node: true,
  },
  'electron/engine': {
    uses: ['electron/core', 't:electron/storage', 't:electron/channels', 't:electron/platform'],
    packages: [],
    node: false,
  },
  'electron/services': {
    uses: [
      'electron/core',
      'electron/transfer',
      't:electron/storage',
      't:electron/channels',
      't:electron/engine',
      't:electron/platform',
    ],
    packages: ['zod'],
    node: true,
  },
  'electron/rpc': { uses: ['t:electron/services', 't:electron/platform'], packages: ['zod'], node: true },
  'electron/app': {
    uses: [
      'electron/core',
      'electron/platform',
      'electron/storage',
      'electron/channels',
      'electron/transfer',
      'electron/engine',
      'electron/services',
      'electron/rpc',
    ],
    packages: '*',
    node: true,
  },
  'electron/hosts': {
    uses: ['electron/app', 'electron/rpc', 'electron/platform', 't:electron/services'],
    packages: '*',
    node: true,
  },
  renderer: {
    uses: [],
    packages: '*',
    node: false,
  },
};
const all = Object.keys(layers);
const at = (layer) => `^${layer}/`;

const forbidden = [
  { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
  {
    name: 'only-electron-host-imports-electron',
    severity: 'error',
    from: { pathNot: '^(electron/hosts/electron/|test/)' },
    to: { path: '^node_modules/electron/' },
  },
  {
    name: 'only-storage-imports-sqlite',
    severity: 'error',
    from: { path: '^(electron|renderer|shared)/', pathNot: '^electron/storage/sqlite/' },
    to: { path: '^node_modules/better-sqlite3' },
  },
  {
    name: 'a-feature-never-imports-another',
    severity: 'error',
    from: { path: '^renderer/features/([^/]+)/' },
    to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
  },
  {
    name: 'a-provider-never-imports-another',
    severity: 'error',
    from: { path: '^electron/channels/providers/([^/.]+)' },
    to: { path: '^electron/channels/providers/', pathNot: '^electron/channels/providers/$1' },
  },
  {
    // schemas are built once the window has told zod to compile no code: never with the first screen
    name: 'what-every-screen-loads-holds-no-schemas',
    severity: 'error',
    from: { path: '^renderer/(api|app|i18n|ui)/' },
    to: { path: '^shared/contract/', pathNot: '^shared/contract/piece-bytes', dependencyTypesNot: ['type-only'] },
  },
  { name: 'the-product-never-imports-tests', severity: 'error', from: { pathNot: '^test/' }, to: { path: '^test/' } },
  { name: 'not-resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
];

for (const [layer, rule] of Object.entries(layers)) {
  const free = rule.uses.filter((use) => !use.startsWith('t:'));
  const typeOnly = rule.uses.filter((use) => use.startsWith('t:')).map((use) => use.slice(2));
  const inside = layer.startsWith('shared/') ? '^shared/' : '^shared/';
  const allowed = [at(layer), inside, ...free.map(at), ...typeOnly.map(at)];
  forbidden.push({
    name: `${layer}-imports-only-its-layers`,
    severity: 'error',
    from: { path: at(layer) },
    to: { path: `(${all.map(at).join('|')})`, pathNot: `(${allowed.join('|')})` },
  });
  for (const types of typeOnly) {
    forbidden.push({
      name: `${layer}-imports-only-types-of-${types}`,
      severity: 'error',
      from: { path: at(layer) },
      to: { path: at(types), dependencyTypesNot: ['type-only'] },
    });
  }
  if (rule.node === false || layer.startsWith('shared/')) {
    forbidden.push({
      name: `${layer}-has-no-node`,
      severity: 'error',
      from: { path: at(layer) },
      to: { dependencyTypes: ['core'] },
    });
  }
  if (Array.isArray(rule.packages)) {
    const names = rule.packages.map((name) => `^node_modules/(@types/)?${name}/`).join('|');
    forbidden.push({
      name: `${layer}-imports-only-its-packages`,
      severity: 'error',
      from: { path: at(layer) },
      to: names === '' ? { path: '^node_modules/' } : { path: '^node_modules/', pathNot: `(${names})` },
    });
  }
}

module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^out/|^test/output/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], extensions: ['.ts', '.tsx', '.js', '.json'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
