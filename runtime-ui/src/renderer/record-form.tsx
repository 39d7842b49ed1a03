import { Box, Text, Title } from '@mantine/core';
import { memo } from 'react';
import { FieldDisplay, FieldInput } from '../controls/widget-context.tsx';
import { useLabel } from '../i18n/language.ts';
import type { EntityModel, FieldModel, Values } from '../model/definitions.ts';
import type { RuleResult } from './field-states.ts';
import { plainState } from './field-states.ts';
import { inputId } from './input-id.ts';
import type { LayoutField, LayoutSection } from './layout.ts';
import { ReminderPicks } from './reminder-picks.tsx';

export type FormProps = {
  /** Tells the ids of a form that stands over another from those of the other. */
  readonly scope?: string;
  /** Where the fields belong: what it says of them decides how some are entered. */
  readonly entity?: EntityModel;
  readonly sections: readonly LayoutSection[];
  readonly values: Values;
  readonly rules: RuleResult | null;
  readonly errors: Readonly<Record<string, string>>;
  /** Fields that this reader cannot change at all. */
  readonly isLocked: (field: FieldModel) => boolean;
  readonly onChange: (name: string, value: unknown) => void;
  readonly onProblem: (name: string, message: string | null) => void;
};

/** The sections of a form; what its conditions hide is not there. */
export function RecordForm(props: FormProps) {
  const label = useLabel();
  const { sections, values, rules, errors, scope, entity, isLocked, onChange, onProblem } = props;
  return sections
    .filter((section) => section.visibleWhen === undefined || rules?.shown[section.visibleWhen] !== false)
    .map((section) => {
      const fields = section.fields.filter(({ field }) => rules?.fields[field.name]?.visible !== false);
      if (fields.length === 0) return null;
      return (
        <Box component="section" key={section.id} mb="lg">
          {section.label && (
            <Title order={3} size="sm" mb="xs">
              {label(section.label)}
            </Title>
          )}
          <Box className="lw-fields" style={{ '--lw-columns': section.columns }}>
            {fields.map((placed) => {
              const { field } = placed;
              const state = rules?.fields[field.name] ?? plainState(field);
              return (
                <Placed
                  key={field.id}
                  placed={placed}
                  columns={section.columns}
                  scope={scope}
                  entity={entity}
                  value={values[field.name] ?? null}
                  values={entity && field.id === entity.reminderField ? values : undefined}
                  error={errors[field.name]}
                  required={state.required || placed.required}
                  isLocked={state.readOnly || isLocked(field)}
                  onChange={onChange}
                  onProblem={onProblem}
                />
              );
            })}
          </Box>
        </Box>
      );
    });
}

type PlacedProps = {
  readonly placed: LayoutField;
  readonly columns: number;
  readonly scope: string | undefined;
  readonly entity: EntityModel | undefined;
  readonly value: unknown;
  /** All values, of a field that something else is offered by. */
  readonly values: Values | undefined;
  readonly error: string | undefined;
  readonly required: boolean;
  readonly isLocked: boolean;
  readonly onChange: FormProps['onChange'];
  readonly onProblem: FormProps['onProblem'];
};

/** A key that is pressed in one field draws that one anew, not all the others of the form. */
const Placed = memo(function Placed({
  placed: { field, span },
  columns,
  scope,
  entity,
  value,
  values,
  error,
  required,
  isLocked,
  onChange,
  onProblem,
}: PlacedProps) {
  const label = useLabel();
  const name = label(field.label);
  return (
    <Box style={{ gridColumn: `span ${Math.min(span, columns)}` }} className="lw-field">
      {isLocked ? (
        <>
          <Text size="sm" c="dimmed" mb={2}>
            {name}
          </Text>
          <Box mih={30} className="lw-display">
            <FieldDisplay field={field} value={value} />
          </Box>
          {error && (
            <Text size="xs" c="var(--mantine-color-error)">
              {error}
            </Text>
          )}
        </>
      ) : (
        <>
          <FieldInput
            id={inputId(field.name, scope)}
            field={field}
            value={value}
            label={name}
            help={field.help && label(field.help)}
            error={error}
            required={required}
            onChange={(next) => onChange(field.name, next)}
            onProblem={(message) => onProblem(field.name, message)}
          />
          {entity && values && (
            <ReminderPicks
              entity={entity}
              values={values}
              onPick={(at) => {
                onProblem(field.name, null);
                onChange(field.name, at);
              }}
            />
          )}
        </>
      )}
    </Box>
  );
});
