// `npm start`: installs and builds what is missing, then starts the server. Runs on the machine's own Node (20 or newer) and
// hands over to the Node 24 that the `node` package brings.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const bin = join(root, 'node_modules/.bin');
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };

const run = (what, command, args, cwd = root) => {
  console.log(`${what} …`);
  const { status } = spawnSync(command, args, { cwd, env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) {
    console.error(`${command} ${args.join(' ')} failed`);
    process.exit(1);
  }
};

const isInstalled = () => {
  const marker = join(root, 'node_modules/.package-lock.json');
  return existsSync(join(bin, 'node')) && existsSync(marker) && statSync(marker).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs - 1000;
};
if (!isInstalled()) run('Installing', 'npm', ['ci', '--no-audit', '--no-fund']);

const filesOf = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();

/** The screens are built anew when anything that goes into them is different. */
const screens = join(root, 'runtime-ui');
if (existsSync(join(screens, 'index.html'))) {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const file of [...filesOf(join(screens, 'src')), ...filesOf(join(root, 'metadata/src')), join(screens, 'index.html')]) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  const state = hash.digest('hex');
  const marker = join(screens, 'dist/.built-from');
  const isBuilt = existsSync(marker) && readFileSync(marker, 'utf8') === state;
  if (!isBuilt) {
    run('Building the screens', 'vite', ['build', '--logLevel', 'warn'], screens);
    writeFileSync(marker, state);
  }
}

const server = spawn(join(bin, 'node'), [join(root, 'platform/src/main.ts')], { cwd: root, env, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
