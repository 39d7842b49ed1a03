import type { Operator } from '@leitwerk/metadata/shown-type';
import { Button, createTheme, Group, MantineThemeProvider, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { FieldInput, InputContext } from '../../controls/widget-context.tsx';
import { useLabel, useText } from '../../i18n/language.ts';
import type { EntityModel } from '../../model/definitions.ts';
import { fieldsOf } from '../../model/fields-of.ts';
import { isNothing } from '../../values/equal-values.ts';
import { askedField, operatorWord, singleOperators } from '../../values/operator-words.ts';
import { plainFromShown } from '../../values/plain-from-shown.ts';
import { AnyInput } from '../../widgets/any-input.tsx';

const inside = { defaultProps: { withinPortal: false } };
/** What inputs open belongs to the form: outside of it, choosing something would count as leaving it. */
const INSIDE = createTheme({ components: { Combobox: inside, Popover: inside } });

/** Field, comparison and value of one more condition. */
export function ConditionForm({
  entity,
  onDone,
}: {
  readonly entity: EntityModel;
  readonly onDone: (field: string, operator: Operator, value: unknown) => void;
}) {
  const t = useText();
  const label = useLabel();
  const fields = fieldsOf(entity).filter((field) => singleOperators(field).length > 0);
  const [name, setName] = useState<string | null>(null);
  const [chosen, setOperator] = useState<string | null>(null);
  const [value, setValue] = useState<unknown>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const field = fields.find((one) => one.name === name);
  const operators = field ? singleOperators(field) : [];
  const operator = operators.find((one) => one === chosen) ?? operators[0];
  const needsValue = operator !== 'isNull';
  const asked = field && operator && askedField(field, operator);
  const done = () => {
    if (field && operator && asked) onDone(field.name, operator, needsValue ? plainFromShown(value, asked) : true);
  };
  return (
    <MantineThemeProvider theme={INSIDE} inherit>
      <Stack
        gap="xs"
        component="form"
        onSubmit={(event) => {
          event.preventDefault();
          done();
        }}
      >
        <Select
          label={t('field')}
          searchable
          selectFirstOptionOnChange
          data={fields.map((one) => ({ value: one.name, label: label(one.label) }))}
          value={name}
          onChange={(next) => {
            setName(next);
            setOperator(null);
            // A box that is not ticked looks like an answer already: it begins as one.
            setValue(fields.find((one) => one.name === next)?.type === 'boolean' ? true : null);
            setProblem(null);
          }}
          autoFocus
        />
        {field && operator && (
          <Select
            label={t('operator')}
            data={operators.map((one) => ({ value: one, label: t(operatorWord(one, field)) }))}
            value={operator}
            onChange={setOperator}
            allowDeselect={false}
          />
        )}
        {asked && needsValue && (
          <InputContext value={AnyInput}>
            <FieldInput
              key={`${field?.id} ${asked.type}`}
              id="filter-value"
              field={asked}
              label={t('value')}
              value={value}
              onChange={setValue}
              onProblem={setProblem}
              error={problem ?? undefined}
            />
          </InputContext>
        )}
        <Group justify="flex-end">
          <Button type="submit" size="xs" disabled={!field || (needsValue && (isNothing(value) || problem !== null))}>
            {t('apply')}
          </Button>
        </Group>
      </Stack>
    </MantineThemeProvider>
  );
}
