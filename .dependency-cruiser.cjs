// The one place where the direction of flow is written down: a stage may use stages above it,
// never one below it, and two stages on one line do not know each other.
const STAGES = [
  ['dialing', 'findings'],
  ['model'],
  ['ingest', 'routing'],
  ['analysis'],
  ['plan'],
  ['execute'],
  ['twin'],
  ['simulate'],
  ['report'],
  ['workflows'],
  ['cli'],
]

// The only folders under src/ that may know Node, a package, the clock or chance.
const WORLD = ['adapters', 'cli']

// Packages that only compute: no input, no output, no clock. Any stage may use them.
const PURE_PACKAGES = [
  { name: 'zod', why: 'checks the shape of documents that people or other programs wrote' },
  { name: 'yaml', why: 'text of the settings and mapping files to values and back, with line numbers' },
  { name: 'libphonenumber-js', why: 'validity and +E.164 form of public numbers' },
  { name: 'liquidjs', why: 'fills in the gateway templates; a template runs no code' },
  { name: 'saxes', why: 'XML text to a stream of tags; expands no entity of a document' },
  { name: 're2js', why: 'regular expressions of validation plans, in linear time whatever they are' },
]

const inStage = (names) => `^src/(${names.join('|')})/`
const inPackage = (names) => `(^|/)node_modules/(${names.join('|')})/`
const WORLD_TYPES = ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown']
const PURE = PURE_PACKAGES.map((entry) => entry.name)
const PURE_REASONS = PURE_PACKAGES.map((entry) => `${entry.name} ${entry.why}`).join('; ')

const flow = STAGES.flatMap((rank, index) =>
  rank.flatMap((stage) => {
    const below = [...STAGES.slice(index + 1).flat(), ...rank.filter((other) => other !== stage)]
    if (below.length === 0) return []
    return [
      {
        name: `flow-${stage}`,
        severity: 'error',
        comment: `src/${stage} may not use a later stage or a neighbor of its own rank.`,
        from: { path: inStage([stage]) },
        to: { path: inStage(below) },
      },
    ]
  }),
)

// In every stage folder of the house; a new folder under src/ must be given its rank first.
const known = [...STAGES.flat(), 'adapters']

module.exports = {
  forbidden: [
    ...flow,
    {
      name: 'every-folder-has-a-rank',
      severity: 'error',
      comment: 'A folder of src/ that is not in STAGES would be free of every rule.',
      from: { path: '^src/', pathNot: inStage(known) },
      to: {},
    },
    {
      name: 'world-only-through-ports',
      severity: 'error',
      comment: `Files, network, time and packages reach the stages through ports. Named exceptions: ${PURE_REASONS}.`,
      from: { path: '^src/', pathNot: `${inStage(WORLD)}|^src/ingest/|^src/model/fingerprint[.]ts$` },
      to: { dependencyTypes: WORLD_TYPES, pathNot: inPackage(PURE) },
    },
    {
      name: 'ingest-only-reads-csv',
      severity: 'error',
      comment: 'As world-only-through-ports, and csv-parse: its streaming class is pure, and only ingest meets CSV.',
      from: { path: '^src/ingest/' },
      to: { dependencyTypes: WORLD_TYPES, pathNot: inPackage([...PURE, 'csv-parse']) },
    },
    {
      name: 'fingerprint-only-hashes',
      severity: 'error',
      comment: 'node:crypto is pure in its hash; model/fingerprint.ts is the one door to it.',
      from: { path: '^src/model/fingerprint[.]ts$' },
      to: { dependencyTypes: WORLD_TYPES, pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'adapters-are-wired-once',
      severity: 'error',
      comment: 'Only src/cli/compose.ts picks implementations.',
      from: { pathNot: '^(src/adapters/|src/cli/compose[.]ts$|test/)' },
      to: { path: '^src/adapters/' },
    },
    {
      name: 'adapters-implement-ports',
      severity: 'error',
      comment: 'An adapter sees ports, the model and the plain vocabularies; no logic of a stage.',
      from: { path: '^src/adapters/' },
      to: { path: '^src/', pathNot: '^src/(adapters|model|dialing|findings)/|^src/[^/]+/ports[.]ts$' },
    },
    {
      name: 'adapters-are-strangers',
      severity: 'error',
      comment:
        'Two adapters meet in compose.ts only. Named exception: system/, the one wording of what the operating system does.',
      from: { path: '^src/adapters/([^/]+)/' },
      to: { path: '^src/adapters/', pathNot: '^src/adapters/($1|system)/' },
    },
    {
      name: 'systems-are-strangers',
      severity: 'error',
      comment: 'The models of UCM, Webex and LGW meet only in snapshot.ts, routing and plan.',
      from: { path: '^src/model/([^/]+)/' },
      to: { path: '^src/model/[^/]+/', pathNot: '^src/model/$1/' },
    },
    {
      name: 'questions-are-strangers',
      severity: 'error',
      comment:
        'A question is a folder; what two of them share stands above them. Named exception: people-matching/, which is no question but an engine of several files.',
      from: { path: '^src/analysis/([^/]+)/' },
      to: { path: '^src/analysis/[^/]+/', pathNot: '^src/analysis/($1|people-matching)/' },
    },
    {
      name: 'commands-are-thin',
      severity: 'error',
      comment: 'Flags, one workflow, one view, exit code; a command never uses a command.',
      from: { path: '^commands/' },
      to: { pathNot: `^src/(workflows|cli|report/views)/|${inPackage(['@oclif/core'])}` },
    },
    {
      name: 'bin-hands-over',
      severity: 'error',
      comment: 'bin/ starts things; it holds no part of the product.',
      from: { path: '^bin/' },
      to: { path: '^(src|commands)/' },
    },
    {
      name: 'no-test-in-product',
      severity: 'error',
      comment: 'What is shipped does not lean on tests or made-up data.',
      from: { path: '^(src|commands|bin)/' },
      to: { path: '^(test|fixtures)/' },
    },
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'Two modules that need each other are one module, or need a third.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'not-resolvable',
      severity: 'error',
      comment: 'An import that leads nowhere.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-dead-module',
      severity: 'error',
      comment:
        'Every module is reached from a command, from bin/, is a part of oclif that package.json names, or writes a page of docs/.',
      from: { path: '^(commands|bin)/|^src/cli/oclif/|^src/report/views/[a-z]+-page[.]ts$' },
      to: { path: '^src/', pathNot: '^src/cli/oclif/|^src/report/views/[a-z]+-page[.]ts$', reachable: false },
    },
  ],
  options: {
    // Imports of types count: they couple just as much.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'types', 'default'],
    },
  },
}
