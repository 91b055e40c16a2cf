// Who may use whom: docs/architecture.md. `test/architecture.spec.ts` plants violations of these rules.
const DOMAIN = 'activity|topic|trend|privacy|feed|device|conversation|gateway|warehouse';
const TESTS = '\\.spec\\.tsx?$|^test/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two modules that need each other are one idea in two files. Type imports count.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'apps-stand-alone',
      comment: 'What two apps share belongs into a library.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: TESTS },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'libs-know-no-app',
      severity: 'error',
      from: { path: '^libs/', pathNot: TESTS },
      to: { path: '^(apps|deploy|scripts|test)/' },
    },
    {
      name: 'deploy-knows-names-only',
      comment: 'Deployment needs the names of the settings and nothing else of the code.',
      severity: 'error',
      from: { path: '^deploy/', pathNot: TESTS },
      to: { path: '^(apps|libs)/', pathNot: '^libs/settings/src/names\\.ts$' },
    },
    {
      name: 'apps-know-no-deploy',
      severity: 'error',
      from: { path: '^apps/', pathNot: TESTS },
      to: { path: '^(deploy|scripts|test)/' },
    },
    {
      name: 'enter-libraries-by-index',
      severity: 'error',
      from: { path: '^(?:apps|test)/' },
      to: { path: '^libs/[^/]+/src/', pathNot: '^libs/[^/]+/src/index\\.ts$' },
    },
    {
      name: 'enter-other-libraries-by-index',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/[^/]+/src/', pathNot: '^libs/($1/src/|[^/]+/src/index\\.ts$)' },
    },
    {
      name: 'domain-is-plain',
      comment: 'A domain knows neither Nest nor AWS: it reaches the world through its ports.',
      severity: 'error',
      from: { path: `^libs/(${DOMAIN})/src/domain/`, pathNot: TESTS },
      to: { path: '^node_modules/(@nestjs|@aws-sdk|@smithy|dynamoose|express|passport)|^libs/(data|cloud|http|auth|telemetry|settings)/' },
    },
    {
      name: 'accounts-are-plain',
      comment: 'What accounts do knows neither Nest nor AWS either; guards and modules stand beside it.',
      severity: 'error',
      from: { path: '^libs/auth/src/domain/', pathNot: TESTS },
      to: { path: '^node_modules/(@nestjs|@aws-sdk|@smithy|dynamoose|express|passport)|^libs/(data|cloud|http|telemetry|settings)/' },
    },
    {
      name: 'kernel-depends-on-nothing',
      severity: 'error',
      from: { path: '^libs/kernel/', pathNot: TESTS },
      to: { path: '^(node_modules|libs/(?!kernel/))' },
    },
    {
      name: 'aws-at-the-border',
      severity: 'error',
      from: {
        path: '^(apps|libs)/',
        pathNot: `^libs/(data|cloud|telemetry|http)/|^apps/[^/]+/src/[^/]*lambda\\.ts$|${TESTS}`,
      },
      to: { path: '^node_modules/(@aws-sdk|@smithy|dynamoose|@codegenie/serverless-express)/' },
    },
    {
      name: 'topology-is-data',
      severity: 'error',
      from: { path: '^deploy/topology', pathNot: TESTS },
      to: { path: '^node_modules/' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|cdk\\.out)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
