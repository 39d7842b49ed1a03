import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { Schema } from '@leitwerk/metadata/schema-node';
import { Input, Text } from '@mantine/core';
import { actionsOf, useModules } from '../../client/modules.ts';
import { useValueTexts } from '../../i18n/value-texts.ts';
import type { EditorProps } from '../../schema-form/form-context.tsx';
import { useForm } from '../../schema-form/form-context.tsx';
import { usePropertyWords } from '../../schema-form/property-words.ts';
import { useFieldProps } from '../../schema-form/use-field-props.ts';
import { AddInput } from './add-input.tsx';
import type { Way } from './given.ts';
import { firstValue, inputSchema, wayOf } from './given.ts';
import { GivenRow } from './given-row.tsx';
import { SchemaValue } from './schema-value.tsx';

const WAYS: readonly Way[] = ['value', 'formula'];

/** What an action of a module is given, by the schema that it says for its input. Of an action that nobody has, inputs are free. */
export function InputEditor(props: EditorProps) {
  const { path, value, around, name } = props;
  const t = useValueTexts();
  const { isReadOnly, setValue } = useForm();
  const { helpOf } = usePropertyWords();
  const { id, description, required: isRequired, error } = useFieldProps(props);
  const { nameOf } = usePropertyWords();
  const modules = useModules();
  const called = String(around[0]?.['action'] ?? around[0]?.['src'] ?? '');
  const action = actionsOf(modules).find((one) => one.name === called);
  const schema = inputSchema(action?.input);
  const properties = schema.properties ?? {};
  const required = new Set(schema.required ?? []);
  const given = isPlain(value) ? value : {};
  const keys = [...new Set([...Object.keys(properties).filter((key) => required.has(key)), ...Object.keys(given)])];
  const left = Object.keys(properties).filter((key) => !keys.includes(key));
  const wordsOf = (key: string): string => {
    const property = properties[key];
    return property ? nameOf(property, key) : key;
  };
  const row = (key: string) => (
    <Row
      key={key}
      editor={props}
      name={wordsOf(key)}
      inputKey={key}
      value={given[key]}
      schema={properties[key]}
      help={properties[key] && helpOf(properties[key])}
      isFixed={required.has(key) && given[key] === undefined}
      root={around.at(-1)}
    />
  );
  const isOpen = action === undefined || schema.additionalProperties !== false;
  return (
    <Input.Wrapper
      id={id}
      labelElement="div"
      label={name}
      required={isRequired}
      {...(description !== undefined && { description })}
      {...(error !== undefined && { error })}
    >
      <div className="ld-givens">
        {keys.map(row)}
        {action === undefined && called !== '' && modules.length > 0 && (
          <Text size="xs" c="dimmed">
            {t.unknownAction}
          </Text>
        )}
        {keys.length === 0 && (
          <Text size="sm" c="dimmed">
            {isOpen || left.length > 0 ? t.noInput : t.takesNone}
          </Text>
        )}
        {!isReadOnly && (
          <AddInput
            choices={left.map((key) => ({ value: key, label: wordsOf(key) }))}
            taken={keys}
            isOpen={isOpen}
            onAdd={(key) => setValue([...path, key], firstValue(properties[key]))}
          />
        )}
      </div>
    </Input.Wrapper>
  );
}

function Row({
  editor,
  name,
  inputKey: key,
  value,
  schema,
  help,
  isFixed,
  root,
}: {
  readonly editor: EditorProps;
  readonly name: string;
  readonly inputKey: string;
  readonly value: unknown;
  readonly schema: Schema | undefined;
  readonly help: string | undefined;
  readonly isFixed: boolean;
  readonly root: Plain | undefined;
}) {
  const { setValue } = useForm();
  const path = [...editor.path, key];
  const way = value === null ? 'value' : wayOf(value);
  return (
    <GivenRow
      path={path}
      value={value}
      name={name}
      code={key}
      help={help}
      way={way}
      ways={WAYS}
      root={root}
      isFixed={isFixed}
      onWay={(next) => setValue(path, next === 'formula' ? { formula: '' } : firstValue(schema))}
    >
      <SchemaValue editor={editor} path={path} name={name} value={value} schema={schema} />
    </GivenRow>
  );
}
