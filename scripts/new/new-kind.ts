import { addToList, camelCase, keyOf, pascalCase, wordsOf, writeFiles } from './edit-files.ts';

/** A kind of definition: schema with its words, meaning, test, and its line in the list. */
export function newKind(name: string): void {
  const folder = `metadata/src/kinds/${name}`;
  const type = `${pascalCase(name)}Definition`;
  const check = `check${pascalCase(name)}`;
  writeFiles({
    [`${folder}/${name}.schema.json`]: `${JSON.stringify(
      {
        $id: `https://leitwerk.dev/schema/${name}.json`,
        title: type,
        'x-label': { de: wordsOf(name), en: wordsOf(name) },
        'x-plural': { de: wordsOf(name), en: wordsOf(name) },
        'x-icon': 'circle',
        description: `${wordsOf(name)}: what it says and what it does.`,
        type: 'object',
        additionalProperties: false,
        required: ['kind', 'id', 'name', 'label', 'entity'],
        properties: {
          $schema: { type: 'string' },
          kind: { const: name },
          id: { 'x-label': { de: 'Kennung', en: 'Id' }, $ref: 'common.json#/definitions/id' },
          name: { 'x-label': { de: 'Technischer Name', en: 'Technical name' }, $ref: 'common.json#/definitions/id' },
          label: { 'x-label': { de: 'Bezeichnung', en: 'Label' }, $ref: 'common.json#/definitions/label' },
          entity: {
            'x-label': { de: 'Entität', en: 'Entity' },
            'x-refers': 'entity',
            $ref: 'common.json#/definitions/id',
          },
        },
      },
      null,
      2,
    )}\n`,
    [`${folder}/${name}.check.ts`]: `import type { CheckScope } from '../../check-scope.ts';
import { referred } from '../../check-scope.ts';
import type { ${type} } from '../../generated/definitions.gen.ts';

/** What the shape cannot say: references must lead somewhere, and nothing may be without effect. */
export function ${check}(definition: ${type}, scope: CheckScope): void {
  referred('entity', definition.entity, 'entity', scope);
}
`,
    [`${folder}/${name}.test.ts`]: `import { expect, it } from 'vitest';
import { validateDocuments } from '../../validate.ts';

const label = { de: 'Beispiel', en: 'Example' };
const entity = {
  kind: 'entity',
  id: 'thing',
  name: 'thing',
  label,
  labelPlural: label,
  titleField: 'name',
  fields: [{ id: 'name', type: 'text', label }],
};
const example = { kind: '${name}', id: 'example', name: 'example', label, entity: 'thing' };

const issuesOf = (more: object) =>
  validateDocuments([
    { file: 'thing.json', document: entity },
    { file: 'example.json', document: { ...example, ...more } },
  ]).issues.map(({ path, code }) => \`\${path} \${code}\`);

it('is accepted when everything it names is there', () => expect(issuesOf({})).toEqual([]));

it('names the place of what is wrong', () => {
  expect(issuesOf({ entity: 'nobody' })).toEqual(['entity definition.unknown-reference']);
  expect(issuesOf({ color: 'red' })).toEqual(['color document.unknown-key']);
});
`,
  });
  addToList(
    'metadata/src/kinds.ts',
    'kinds',
    `${keyOf(name)}: { schema: ${camelCase(name)}Schema, check: ${check} },`,
    [
      `import { ${camelCase(name)}Schema } from './generated/schemas.gen.ts';`,
      `import { ${check} } from './kinds/${name}/${name}.check.ts';`,
    ],
  );
}
