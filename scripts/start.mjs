// `npm start`: installs and builds what is missing, then starts the server. Runs on the machine's own Node (20 or newer) and
// hands over to the Node 24 that the `node` package brings.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SERVER_ENV, SERVER_FLAGS, SERVER_PROGRAM } from '../platform/server-process.mjs';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const bin = join(root, 'node_modules/.bin');
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, TURBO_TELEMETRY_DISABLED: '1' };

const run = (command, args) => {
  const { status } = spawnSync(command, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status === 0) return;
  console.error(`${command} ${args.join(' ')} failed`);
  process.exit(1);
};

const isInstalled = () => {
  const marker = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(join(bin, 'node')) || !existsSync(marker)) return false;
  return statSync(marker).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs - 1000;
};
if (!isInstalled()) {
  console.log('Installing …');
  run('npm', ['ci', '--no-audit', '--no-fund']);
}

// Turbo builds the screens only when something that goes into them is different.
const isBuilt = ['runtime-ui', 'designer'].every((app) => existsSync(join(root, app, 'dist/index.html')));
if (!isBuilt) console.log('Building the screens …');
run('turbo', ['run', 'build', '--output-logs=errors-only']);

const server = spawn(join(bin, 'node'), [...SERVER_FLAGS, SERVER_PROGRAM], {
  cwd: root,
  env: { ...SERVER_ENV, ...env },
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
