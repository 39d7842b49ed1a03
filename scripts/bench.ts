// `npm run bench`: the benches one after the other; `--only O` is the one of mail, `--mails` its size, all else is the platform's.
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const OF_MAIL = 'O';

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
const mails = take(args, 'mails');
const isMailOnly = args.includes('--only') && args[args.indexOf('--only') + 1] === OF_MAIL;
if (!isMailOnly) run('platform/bench/run-bench.ts', args);
if (isMailOnly || !args.includes('--only'))
  run('modules/mail/bench/run-bench.ts', mails === undefined ? [] : ['--mails', mails]);
