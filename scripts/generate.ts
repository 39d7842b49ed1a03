// Writes the TypeScript types of every JSON Schema, and the schemas themselves, to metadata/src/generated. `--check` compares only.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { JSONSchema } from 'json-schema-to-typescript';
import { compile } from 'json-schema-to-typescript';

const source = resolve(dirname(fileURLToPath(import.meta.url)), '../metadata/src');
const target = join(source, 'generated');
const kinds = readdirSync(join(source, 'kinds'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

const read = (path: string): JSONSchema => JSON.parse(readFileSync(path, 'utf8')) as JSONSchema;

/** One schema over all of them, so that shared parts (Field, Label, Option) become one type each. */
const bundled = (schema: JSONSchema, self: string): JSONSchema =>
  JSON.parse(
    JSON.stringify(schema)
      .replaceAll('"common.json#/', '"#/')
      .replaceAll('"field.json"', '"#/definitions/field"')
      .replaceAll('"$ref":"#"', `"$ref":"#/definitions/${self}"`),
    // A description beside a $ref would make a second type of the same shape.
    (key, value: Record<string, unknown>) =>
      key === '$id' ? undefined : typeof value?.$ref === 'string' ? { $ref: value.$ref } : value,
  ) as JSONSchema;

const definitions: Record<string, JSONSchema> = {
  ...bundled(read(join(source, 'common.schema.json')), 'common').definitions,
  field: bundled(read(join(source, 'field.schema.json')), 'field'),
};
for (const kind of kinds) {
  const schema = bundled(read(join(source, 'kinds', kind, `${kind}.schema.json`)), kind);
  Object.assign(definitions, schema.definitions);
  delete schema.definitions;
  definitions[kind] = schema;
}

const output = await compile(
  {
    title: 'Definition',
    oneOf: kinds.map((kind) => ({ $ref: `#/definitions/${kind}` })),
    definitions,
  },
  'Definition',
  {
    bannerComment: '// Made by `npm run generate` from the *.schema.json files. Change those, not this file.',
    additionalProperties: false,
    unreachableDefinitions: false,
    style: { singleQuote: true, printWidth: 100 },
  },
);

// The schemas as a module: JSON cannot be imported the same way by Node, the browser's bundler and the test runner.
const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const schemas = [
  ['common', 'common.schema.json'],
  ['field', 'field.schema.json'],
  ...kinds.map((kind) => [kind, `kinds/${kind}/${kind}.schema.json`]),
].map(
  ([name = '', file = '']) =>
    `export const ${camel(name)}Schema = ${JSON.stringify(read(join(source, file)), null, 2)};\n`,
);

const ofKinds = `/** Schemas of all kinds by kind, for editors: without the checks that \`kinds.ts\` brings. */
export const kindSchemas = {
${kinds.map((kind) => `  '${kind}': ${camel(kind)}Schema,\n`).join('')}};
`;

const outputs = {
  'definitions.gen.ts': output,
  'schemas.gen.ts': `// Made by \`npm run generate\` from the *.schema.json files. Change those, not this file.\n\n${[...schemas, ofKinds].join('\n')}`,
};

mkdirSync(target, { recursive: true });
for (const [name, text] of Object.entries(outputs)) {
  const path = join(target, name);
  const current = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (current === text) continue;
  if (process.argv.includes('--check')) {
    console.error(`metadata/src/generated/${name} is stale: run \`npm run generate\`.`);
    process.exit(1);
  }
  writeFileSync(path, text);
  console.log(`wrote metadata/src/generated/${name}`);
}
