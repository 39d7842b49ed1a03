import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const PROJECT = resolve(import.meta.dirname, '..');
const WORKSPACES = ['metadata', 'platform', 'runtime-ui', 'designer'];
let copy: string;

/** A copy of the project that shares the installed packages but not the workspaces. */
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'leitwerk-new-'));
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: PROJECT, encoding: 'utf8' });
  for (const file of files.split('\n').filter((one) => one !== '' && !one.startsWith('seeds/'))) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(PROJECT, file), join(copy, file));
  }
  mkdirSync(join(copy, 'node_modules/@leitwerk'), { recursive: true });
  for (const name of readdirSync(join(PROJECT, 'node_modules')).filter((one) => one !== '@leitwerk')) {
    symlinkSync(join(PROJECT, 'node_modules', name), join(copy, 'node_modules', name));
  }
  for (const name of WORKSPACES) symlinkSync(join(copy, name), join(copy, 'node_modules/@leitwerk', name));
  execFileSync('git', ['init', '-q'], { cwd: copy });
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const run = (command: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(join(copy, 'node_modules/.bin', command), args, {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, VITEST: '', VITEST_WORKER_ID: '', VITEST_POOL_ID: '' },
  });
  return { status, output: `${stdout}${stderr}` };
};
const make = (...args: string[]) => run('node', 'scripts/new.ts', ...args);

it('says what it can make, and refuses what is there or has no name', () => {
  expect(make()).toMatchObject({ status: 2, output: expect.stringContaining('kind|field-type|module|action') });
  expect(make('kind', 'Report!')).toMatchObject({
    status: 2,
    output: expect.stringContaining('is no name for a kind'),
  });
  expect(make('kind', 'entity')).toMatchObject({ status: 2, output: expect.stringContaining('is there already') });
  expect(make('action', 'nowhere.go')).toMatchObject({ status: 2, output: expect.stringContaining('modules/nowhere') });
});

it('makes a kind, a field type, a module and an action that pass types, lint and their tests', () => {
  for (const args of [
    ['kind', 'price-alarm'],
    ['field-type', 'part-number'],
    ['module', 'greeting'],
    ['action', 'greeting.sayGoodbye'],
  ]) {
    const made = make(...args);
    expect(made.status, made.output).toBe(0);
  }
  for (const workspace of ['metadata', 'runtime-ui', 'modules/greeting']) {
    const types = run('tsc', '-p', workspace);
    expect(types.status, types.output).toBe(0);
  }
  const lint = run('biome', 'check', '--error-on-warnings', 'metadata', 'runtime-ui', 'modules');
  expect(lint.status, lint.output).toBe(0);
  const imports = run('depcruise', '--config', '.dependency-cruiser.mjs', 'metadata', 'modules');
  expect(imports.status, imports.output).toBe(0);
  const tests = run(
    'vitest',
    'run',
    'metadata/src/field-types.test.ts',
    'metadata/src/kinds/price-alarm',
    'modules/greeting',
  );
  expect(tests.status, tests.output).toBe(0);
  expect(tests.output).toContain('say-goodbye.test.ts');
});
