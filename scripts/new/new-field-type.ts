import { addToList, camelCase, keyOf, replaceIn, writeFiles } from './edit-files.ts';

/** A field type: its two halves, its line in every list that has all of them, and its cases in the conformance test. */
export function newFieldType(name: string): void {
  const camel = camelCase(name);
  const entry = name === camel ? `${name},` : `'${name}': ${camel},`;
  writeFiles({
    [`metadata/src/shown-types/${name}.ts`]: `import type { ShownType } from '../shown-type.ts';
import { formatText } from './nothing.ts';
import { TEXT_OPERATORS } from './operators.ts';

export const ${camel}: ShownType = { operators: TEXT_OPERATORS, sortable: true, format: formatText };
`,
    [`metadata/src/field-types/${name}.ts`]: `import type { FieldType } from '../field-type.ts';
import { ${camel} as shown } from '../shown-types/${name}.ts';
import { checkedText } from './checked-text.ts';
import { chain, valid } from './parsed.ts';

const LONGEST = 40;

/** One line of text in capital letters. */
export const ${camel}: FieldType = {
  ...shown,
  name: '${name}',
  properties: ['index', 'unique', 'default'],
  column: () => ({ kind: 'column', sql: 'text' }),
  valueSchema: () => ({ type: 'string', maxLength: LONGEST }),
  writable: true,
  normalize: (value, field, path) =>
    chain(checkedText(value, field, path, LONGEST, false), (text) =>
      valid(text === null ? null : String(text).toUpperCase()),
    ),
  parse: (typed, field) => ${camel}.normalize?.(typed, field, field.name) ?? valid(typed),
};
`,
  });
  replaceIn('metadata/src/field.schema.json', /("number-range", "json"[^\]]*)\]/, `$1, "${name}"]`);
  addToList('metadata/src/shown-types.ts', 'shownTypes', entry, [
    `import { ${camel} } from './shown-types/${name}.ts';`,
  ]);
  addToList('metadata/src/field-types.ts', 'fieldTypes', entry, [
    `import { ${camel} } from './field-types/${name}.ts';`,
  ]);
  const cases = `${keyOf(name)}: { good: [[' ab ', 'AB'], ['', null]], bad: [1, 'a\\nb', 'x'.repeat(41)] },`;
  addToList('metadata/src/field-types.test.ts', 'CASES', cases);
  addToList('runtime-ui/src/widgets/displays.ts', 'displays', `${keyOf(name)}: TextDisplay,`);
  addToList('runtime-ui/src/widgets/inputs.ts', 'inputs', `${keyOf(name)}: ParsedInput,`);
}
