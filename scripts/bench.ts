// `npm run bench`: the benches one after the other. `--only O` is the one of mail with `--mails` as its size, `--only P` the one of interfaces
// with `--orders`; all else is the platform's.
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
/** Benches of modules: letter, program, and the option that says how much. */
const OF_MODULES = [
  { letter: 'O', program: 'modules/mail/bench/run-bench.ts', size: 'mails' },
  { letter: 'P', program: 'modules/exchange/bench/run-bench.ts', size: 'orders' },
] as const;

/** Takes an option and its value out of a list. */
function take(args: string[], name: string): string | undefined {
  const at = args.indexOf(`--${name}`);
  return at < 0 ? undefined : args.splice(at, 2)[1];
}

const run = (program: string, args: readonly string[]): void => {
  const { status } = spawnSync(process.execPath, [join(root, program), ...args], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

const args = process.argv.slice(2);
const sizes = OF_MODULES.map(({ size }) => take(args, size));
const at = args.indexOf('--only');
const only = at < 0 ? undefined : args[at + 1];
if (!OF_MODULES.some(({ letter }) => letter === only)) run('platform/bench/run-bench.ts', args);
for (const [index, { letter, program, size }] of OF_MODULES.entries()) {
  const given = sizes[index];
  if (only === undefined || only === letter) run(program, given === undefined ? [] : [`--${size}`, given]);
}
