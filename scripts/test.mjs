// `npm test`: installs when needed, then types, lint, generated files and tests. Runs on the machine's own Node (20 or newer)
// and hands everything to the Node 24 that the `node` package brings. The last line is `N passed, N failed, N skipped`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const bin = resolve(root, 'node_modules/.bin');
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, TURBO_TELEMETRY_DISABLED: '1' };
const run = (command, args) => spawnSync(command, args, { cwd: root, env, stdio: 'inherit' }).status === 0;

if (!existsSync(resolve(bin, 'vitest')) && !run('npm', ['ci'])) {
  console.log('0 passed, 1 failed, 0 skipped');
  process.exit(1);
}

let passed = 0;
let failed = 0;
let skipped = 0;
const steps = [
  ['types', 'turbo', ['run', 'typecheck', '--output-logs=errors-only']],
  ['format and lint', 'npm', ['run', '--silent', 'lint']],
  ['table of imports', 'npm', ['run', '--silent', 'lint:imports']],
  ['generated files', 'node', ['scripts/generate.ts', '--check']],
];
for (const [name, command, args] of steps) {
  const ok = run(command, args);
  console.log(`${ok ? 'ok' : 'FAILED'}: ${name}`);
  if (ok) passed += 1;
  else failed += 1;
}

const output = resolve(root, '.test-output');
rmSync(output, { recursive: true, force: true });
mkdirSync(output);
const report = resolve(output, 'vitest.json');
// Where nobody is there to look again (`.ci/run`): more tries, which the report marks with `(retry x1)`. Whoever sees that mends it.
const retry = `--retry=${env.LEITWERK_RETRY ?? 0}`;
const ok = run('vitest', ['run', retry, '--reporter=default', '--reporter=json', `--outputFile=${report}`]);
if (existsSync(report)) {
  const result = JSON.parse(readFileSync(report, 'utf8'));
  passed += result.numPassedTests;
  failed += result.numFailedTests;
  skipped += result.numPendingTests + (result.numTodoTests ?? 0);
}
if (!ok && failed === 0) failed = 1;
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed > 0 ? 1 : 0);
