import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { addToList, camelCase, NewError, ROOT, wordsOf, writeFiles } from './edit-files.ts';

const FIRST_ACTION = 'greet';

/** A module with one action. */
export function newModule(name: string): void {
  const folder = `modules/${name}`;
  const dependencies = { '@leitwerk/metadata': '*', '@leitwerk/platform': '*' };
  const workspace = {
    name: `@leitwerk/${name}`,
    private: true,
    version: '0.1.0',
    license: 'Apache-2.0',
    leitwerk: {
      label: { de: wordsOf(name), en: wordsOf(name) },
      description: { de: `${wordsOf(name)}: wofür es da ist.`, en: `${wordsOf(name)}: what it is for.` },
    },
    type: 'module',
  };
  const config = { extends: '../../tsconfig.base.json', compilerOptions: { types: ['node'] }, include: ['.'] };
  writeFiles({
    [`${folder}/package.json`]: json({ ...workspace, scripts: { typecheck: 'tsc -p .' }, dependencies }),
    [`${folder}/tsconfig.json`]: json(config),
    [`${folder}/module.ts`]: `import type { Module } from '@leitwerk/platform/module/module';
import { actions } from './actions.ts';

/** ${wordsOf(name)}: what it is for. */
export const module: Module = { name: '${name}', actions };
`,
    [`${folder}/actions.ts`]: `import type { Module } from '@leitwerk/platform/module/module';

/** The actions of this module by verb. */
export const actions: NonNullable<Module['actions']> = {
};
`,
  });
  writeAction(name, FIRST_ACTION);
}

/** One more action of a module: \`<module>.<verb>\`. */
export function newAction(name: string): void {
  const [module = '', verb = ''] = name.split('.');
  if (!/^[a-z][a-zA-Z0-9]*$/.test(verb)) throw new NewError('an action is named <module>.<verb>, e.g. geodata.geocode');
  if (!existsSync(join(ROOT, `modules/${module}/actions.ts`))) {
    throw new NewError(`there is no modules/${module}/actions.ts; npm run new module ${module} makes it`);
  }
  writeAction(module, verb);
}

function writeAction(module: string, verb: string): void {
  const file = verb.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const words = wordsOf(file);
  writeFiles({
    [`modules/${module}/actions/${file}.ts`]: `import type { Action } from '@leitwerk/platform/module/module';

/** ${words}: answers the caller by name. */
export const ${camelCase(file)}: Action = {
  label: { de: '${words}', en: '${words}' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['text'],
    properties: { text: { type: 'string', minLength: 1, maxLength: 200 } },
  },
  run: async ({ text }, context) => ({ answer: \`\${context.actor.name}: \${String(text)}\` }),
};
`,
    [`modules/${module}/actions/${file}.test.ts`]: `import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startModuleServer } from '@leitwerk/platform/testing/start-module-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { module } from '../module.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startModuleServer(module);
});
afterAll(() => server.close());

const call = (as: string, input: object) => server.ask(as, 'POST', '/api/actions/${module}.${verb}', input);

it('answers those who may call it', async () => {
  const reply = await call('admin@example.com', { text: 'hello' });
  expect(reply.status, reply.text).toBe(200);
  expect(reply.body).toEqual({ answer: 'Andrea Adler: hello' });
});

it('refuses everybody else, and input of the wrong shape', async () => {
  expect((await call('viewer@example.com', { text: 'hello' })).status).toBe(403);
  expect((await call('admin@example.com', {})).status).toBe(422);
});
`,
  });
  addToList(`modules/${module}/actions.ts`, 'actions', `${camelCase(file)},`, [
    `import { ${camelCase(file)} } from './actions/${file}.ts';`,
  ]);
}

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
