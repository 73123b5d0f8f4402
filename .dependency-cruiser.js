// The walls of docs: libs/*/src/index.ts is the only door, and the arrows point one way. Each rule gives its reason.
const STAGES = 'classification|extraction|response|routing|duplicate';
const lib = (names) => `^libs/(${names})/src/`;

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle has no first line to read and no part to test alone.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'one-door',
      comment: 'A lib is entered through index.ts, so that everything behind it stays free to change.',
      severity: 'error',
      from: { path: '^(?:libs/([^/]+)|apps|test)/' },
      to: { path: '^libs/([^/]+)/src/', pathNot: ['^libs/[^/]+/src/index\\.ts$', '^libs/$1/'] },
    },
    {
      name: 'stages-are-strangers',
      comment: "A stage that needs another's fact declares it as its input; the workflow supplies it.",
      severity: 'error',
      from: { path: lib(STAGES) },
      to: { path: [lib(STAGES), lib('incident|tickets|workflow|learning|links')], pathNot: '^libs/$1/' },
    },
    {
      name: 'tickets-know-no-stage',
      comment: 'The ticket keeps what the workflow found; it does not know how it was found.',
      severity: 'error',
      from: { path: lib('tickets') },
      to: { path: lib(`${STAGES}|incident|workflow|learning|links|llm`) },
    },
    {
      name: 'arrows-point-down',
      comment: 'apps > workflow > stages, tickets > llm, text, database > platform > domain.',
      severity: 'error',
      from: { path: lib('llm|text|local-model|database|platform|domain') },
      to: { path: lib(`${STAGES}|incident|tickets|workflow|learning|links`) },
    },
    {
      name: 'workflow-and-learning-are-strangers',
      comment:
        'The workflow answers, learning judges the answers; what is learned reaches the stages through their own doors.',
      severity: 'error',
      from: { path: lib('workflow|learning') },
      to: { path: lib('workflow|learning'), pathNot: '^libs/$1/' },
    },
    {
      name: 'learning-knows-one-stage',
      comment: 'It teaches the classification; of the other stages it knows the ids that YAML defines.',
      severity: 'error',
      from: { path: lib('learning') },
      to: { path: lib('extraction|response|routing|duplicate|incident|llm') },
    },
    {
      name: 'links-know-one-stage',
      comment:
        'They say which tickets are the same; who answers tickets, and who learns from corrections, is not their business.',
      severity: 'error',
      from: { path: lib('links') },
      to: { path: lib('classification|extraction|response|routing|incident|workflow|learning|llm') },
    },
    {
      name: 'incident-is-a-stranger',
      comment: 'It watches what comes in beside the stages; of tickets it knows the port that tells their incident.',
      severity: 'error',
      from: { path: lib('incident'), pathNot: '\\.spec\\.ts$' },
      to: { path: lib(`${STAGES}|workflow|learning|links|llm|local-model`) },
    },
    {
      name: 'platform-knows-no-ticket',
      comment: 'Platform is what any Nest service needs.',
      severity: 'error',
      from: { path: lib('platform') },
      to: { path: '^libs/(?!platform|domain)' },
    },
    {
      name: 'domain-is-plain',
      comment: 'The vocabulary and the text functions run anywhere: no Nest, no TypeORM, no LangChain.',
      severity: 'error',
      from: { path: lib('domain|text|local-model') },
      to: { path: 'node_modules/(@nestjs|typeorm|@langchain)/' },
    },
    {
      name: 'domain-imports-nothing-of-ours',
      comment: 'The vocabulary stands under everything.',
      severity: 'error',
      from: { path: lib('domain') },
      to: { path: '^libs/(?!domain)' },
    },
    {
      name: 'local-model-knows-no-ticket',
      comment: 'Texts and labels are all that learning needs.',
      severity: 'error',
      from: { path: lib('local-model') },
      to: { path: '^libs/(?!local-model)' },
    },
    {
      name: 'evaluation-is-plain',
      comment: 'Labels in, figures out: who answered, and how, is not its business.',
      severity: 'error',
      from: { path: lib('evaluation') },
      to: { path: '(^libs/(?!evaluation)|node_modules/(@nestjs|typeorm|@langchain)/)' },
    },
    {
      name: 'typeorm-in-its-rooms',
      comment: 'TypeORM stands in entities, the owning repository or store, migrations, modules, database and the app.',
      severity: 'error',
      from: {
        path: '^libs/(?!database|testing)',
        pathNot: '\\.(entity|repository|store|module|spec|fixture)\\.ts$',
      },
      to: { path: 'node_modules/typeorm/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'langchain-in-its-rooms',
      comment: 'Only llm/ constructs a model; the chain and the llm strategies may use runnables.',
      severity: 'error',
      from: { path: '^libs/(?!llm|testing|workflow)', pathNot: '/llm\\.[a-z-]+\\.ts$' },
      to: { path: 'node_modules/@langchain/' },
    },
    {
      name: 'drivers-behind-database',
      comment: 'Which PostgreSQL answers is decided in one place.',
      severity: 'error',
      from: { path: '^libs/(?!database|testing)' },
      to: { path: 'node_modules/(pg|@electric-sql)/' },
    },
    {
      name: 'no-specs-helpers-in-production',
      comment: 'libs/testing is for specs.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '(\\.(spec|fixture)\\.ts$|^libs/testing/)' },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'no-orphans',
      comment: 'A file nobody imports is dead.',
      severity: 'error',
      from: { orphan: true, path: '^(apps|libs)/', pathNot: '(main\\.ts|\\.spec\\.ts)$' },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
