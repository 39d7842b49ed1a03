// Who may import whom. `npm run lint` and `npm test` enforce it.

/** Libraries that are made for the browser or for Node and have no place in the pure language. */
const IMPURE = '^node_modules/(react|@mantine|@tanstack|pg|fastify|@fastify)/';
const TESTS = '\\.test\\.tsx?$|/testing/';
const BENCHES = '^platform/bench/|^modules/[^/]+/bench/';

/** @param {string} from @param {string} to path pattern of what is forbidden @param {string} comment */
const never = (name, from, to, comment, fromNot) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, ...(fromNot && { pathNot: fromNot }) },
  to: { path: to },
});

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Files that need each other cannot be understood, tested or moved one at a time; types count too.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'not-resolvable',
      comment: 'An import that leads nowhere, or a package that is not in the lock file.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'not-declared',
      comment: "A package that the workspace's own package.json does not name works by luck only.",
      severity: 'error',
      from: { pathNot: TESTS },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'metadata-without-node',
      comment: 'The language runs in the browser too; what reads files is in metadata/src/node.',
      severity: 'error',
      from: { path: '^metadata/src', pathNot: `^metadata/src/node/|${TESTS}` },
      to: { dependencyTypes: ['core'] },
    },
    never(
      'metadata-is-pure',
      '^metadata/src',
      IMPURE,
      'The language runs in server and browser alike.',
      '^metadata/src/node/',
    ),
    never(
      'metadata-alone',
      '^metadata/',
      '^(platform|modules|runtime-ui|designer)/',
      'The language knows nobody.',
      TESTS,
    ),
    never(
      'platform-knows-metadata-only',
      '^platform/',
      '^(modules|runtime-ui|designer)/',
      'Modules come in by load-modules.ts.',
    ),
    never(
      'modules-use-the-contract',
      '^modules/',
      '^(platform/(?!src/module/)|runtime-ui/|designer/)',
      'A module sees platform/module and nothing behind it.',
      `${TESTS}|${BENCHES}`,
    ),
    {
      name: 'modules-not-each-other',
      comment: 'Modules talk by action name and event.',
      severity: 'error',
      from: { path: '^modules/([^/]+)/' },
      to: { path: '^modules/', pathNot: '^modules/$1/' },
    },
    never('tests-of-modules', '^modules/', '^platform/(?!src/(module|testing)/)', 'Tests use platform/testing.'),
    never(
      'screens-use-metadata-only',
      '^runtime-ui/',
      '^(platform|modules|designer)/',
      'Screens meet the server over HTTP.',
      TESTS,
    ),
    never(
      'designer-uses-the-renderer',
      '^designer/',
      '^(platform/|modules/|runtime-ui/(?!src/renderer/))',
      'See the table of imports.',
      TESTS,
    ),
    never('seeds-are-data', '^seeds/', '.', 'Seeds hold data only.', TESTS),
    never(
      'no-testing-in-products',
      '^(platform|modules)/',
      '/testing/',
      'What tests need stays out of the product.',
      `${TESTS}|${BENCHES}`,
    ),
    {
      name: 'no-own-index',
      comment: 'A file inside a folder names the file it needs, not the index of its own folder.',
      severity: 'error',
      from: { path: '^(.+)/[^/]+$' },
      to: { path: '^$1/index\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.test-output)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
