import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { EntityModel, FieldModel } from '@leitwerk/runtime-ui/renderer';
import { FieldInput, ModelScope, plainFromShown, useLabel } from '@leitwerk/runtime-ui/renderer';
import { Input, Text } from '@mantine/core';
import { useState } from 'react';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { draftModel, entityWithId } from '../../draft/draft-model.ts';
import { useValueTexts } from '../../i18n/value-texts.ts';
import type { EditorProps } from '../../schema-form/form-context.tsx';
import { useForm } from '../../schema-form/form-context.tsx';
import { JsonEditor } from '../../schema-form/inputs/json-editor.tsx';
import { Pick } from '../../schema-form/pick.tsx';
import { useFieldProps } from '../../schema-form/use-field-props.ts';
import type { ValuePath } from '../../schema-form/value-path.ts';
import { entityAround } from '../../where-used/walk-values.ts';
import type { Way } from './given.ts';
import { canBeGiven, isGiven, wayOf, writableFields } from './given.ts';
import { GivenRow } from './given-row.tsx';

/** Values by field, as an action gives them to a record: each as it is, by a formula, or empty. */
export function ValuesEditor(props: EditorProps) {
  const { path, value, around, name } = props;
  const t = useValueTexts();
  const label = useLabel();
  const { documents, model: live } = useDraftEditing();
  const { isReadOnly, setValue } = useForm();
  const { id, description, required, error } = useFieldProps(props);
  const model = draftModel(documents, live);
  const root = formulaRootOf(path, around);
  const entity = entityWithId(model, targetOf(path, around));
  const values = isPlain(value) ? value : {};
  const left = writableFields(entity?.fields ?? []).filter((field) => !Object.hasOwn(values, field.name));
  return (
    <Input.Wrapper
      id={id}
      labelElement="div"
      label={name}
      required={required}
      {...(description !== undefined && { description })}
      {...(error !== undefined && { error })}
    >
      <ModelScope model={model}>
        <div className="ld-givens">
          {Object.entries(values).map(([key, one]) => (
            <Row
              key={key}
              editor={props}
              name={key}
              value={one}
              entity={entity}
              root={root}
              field={entity?.fields.find((field) => field.name === key)}
            />
          ))}
          {Object.keys(values).length === 0 && (
            <Text size="sm" c="dimmed">
              {t.noFields}
            </Text>
          )}
          {!isReadOnly && entity && (
            <Pick
              size="xs"
              maw={280}
              aria-label={t.addField}
              placeholder={t.addField}
              data={left.map((field) => ({ value: field.name, label: label(field.label) }))}
              value={null}
              onChange={(key) => {
                const field = left.find((one) => one.name === key);
                // What another system delivers is seldom always the same.
                const isGivenFirst = field !== undefined && canBeGiven(field) && root?.['kind'] !== 'interface';
                if (field) setValue([...path, field.name], isGivenFirst ? null : { formula: '' });
              }}
            />
          )}
        </div>
      </ModelScope>
    </Input.Wrapper>
  );
}

/** What a record is created for, where the values are of that; null elsewhere. */
const eachOf = ([each]: readonly Plain[]): Plain | null => (each && typeof each['via'] === 'string' ? each : null);

/** Id of the entity whose fields the values are: what is made, written or was made, else the record itself. */
function targetOf(path: ValuePath, around: readonly Plain[]): unknown {
  const each = eachOf(around);
  if (each) return path.at(-1) === 'where' ? each['entity'] : around[1]?.['entity'];
  return around[0]?.['created'] ?? entityAround(around);
}

/** The definition, or what names in its place the entity that the formulas speak of. */
function formulaRootOf(path: ValuePath, around: readonly Plain[]): Plain | undefined {
  const each = eachOf(around);
  return each && path.at(-1) === 'values' ? each : around.at(-1);
}

function Row({
  editor,
  name: key,
  value,
  entity,
  root,
  field,
}: {
  readonly editor: EditorProps;
  readonly name: string;
  readonly value: unknown;
  readonly entity: EntityModel | undefined;
  readonly root: Plain | undefined;
  readonly field: FieldModel | undefined;
}) {
  const t = useValueTexts();
  const label = useLabel();
  const { setValue } = useForm();
  const path = [...editor.path, key];
  const [wanted, setWanted] = useState<Way>('value');
  const [problem, setProblem] = useState<string | null>(null);
  const given = wayOf(value);
  const isEntered = field !== undefined && canBeGiven(field);
  // A value that is still to be entered is nothing so far.
  const way: Way = given === 'empty' && isEntered && wanted === 'value' ? 'value' : given;
  const ways: readonly Way[] = [
    ...(isEntered || given === 'value' ? (['value'] as const) : []),
    'formula',
    ...(field?.required === true && given !== 'empty' ? [] : (['empty'] as const)),
  ];
  const name = label(field?.label) || key;
  const asJson = { ...editor, path, value, name: t.valueOf(name), isBare: true };
  return (
    <GivenRow
      path={path}
      value={value}
      name={name}
      code={key}
      help={entity && !field ? t.unknownField : undefined}
      way={way}
      ways={ways}
      root={root}
      onWay={(next) => {
        setWanted(next);
        setProblem(null);
        if (next === 'formula') setValue(path, { formula: '' });
        else if (given !== 'empty') setValue(path, null);
      }}
    >
      {field && isEntered && isGiven(field, value) ? (
        <FieldInput
          id={`given-${path.join('-')}`}
          field={plainField(field)}
          label={t.valueOf(name)}
          hideLabel
          value={value}
          {...(problem !== null && { error: problem })}
          onChange={(next) => setValue(path, plainFromShown(next, field), true)}
          onProblem={setProblem}
        />
      ) : (
        <JsonEditor {...asJson} />
      )}
    </GivenRow>
  );
}

/** What a new record begins with is not what the action gives. */
function plainField(field: FieldModel): FieldModel {
  const { default: _default, ...plain } = field;
  return plain;
}
