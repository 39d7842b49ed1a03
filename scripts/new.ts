// `npm run new <kind|field-type|module|action> <name>`: the smallest example that passes its test, with its line in every list.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { NewError, ROOT } from './new/edit-files.ts';
import { newFieldType } from './new/new-field-type.ts';
import { newKind } from './new/new-kind.ts';
import { newAction, newModule } from './new/new-module.ts';

type Maker = {
  readonly make: (name: string) => void;
  readonly pattern: RegExp;
  readonly next: (name: string) => string;
};

const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

const MAKERS: Readonly<Record<string, Maker>> = {
  kind: {
    make: newKind,
    pattern: KEBAB,
    next: (name) => `say in metadata/src/kinds/${name} what it may hold, and use it where the model is compiled or run`,
  },
  'field-type': {
    make: newFieldType,
    pattern: KEBAB,
    next: (name) => `give it an input of its own in runtime-ui/src/widgets, if typing is not enough for ${name}`,
  },
  module: {
    make: newModule,
    pattern: KEBAB,
    next: (name) =>
      `run npm install (the lock file learns the workspace), name "${name}" under "modules" in an app.json and its actions in the callableActions of a role`,
  },
  action: {
    make: newAction,
    pattern: /^[a-z][a-z0-9-]*\.[a-z][a-zA-Z0-9]*$/,
    next: (name) => `name "${name}" in the callableActions of a role`,
  },
};

const [what = '', name = ''] = process.argv.slice(2);
const maker = Object.hasOwn(MAKERS, what) ? MAKERS[what] : undefined;
try {
  if (!maker || name === '') throw new NewError(`npm run new <${Object.keys(MAKERS).join('|')}> <name>`);
  if (!maker.pattern.test(name))
    throw new NewError(`${name} is no name for a ${what}: small letters, digits and hyphens`);
  maker.make(name);
  const run = (command: string, args: readonly string[]) =>
    execFileSync(join(ROOT, 'node_modules/.bin', command), args, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  run('node', ['scripts/generate.ts']);
  run('biome', [
    'check',
    '--write',
    'metadata/src',
    'runtime-ui/src/widgets',
    ...(what === 'module' || what === 'action' ? ['modules'] : []),
  ]);
  console.log(`\nNext: ${maker.next(name)}.`);
} catch (error) {
  if (!(error instanceof NewError)) throw error;
  console.error(error.message);
  process.exit(2);
}
