import type { Operator } from '@leitwerk/metadata/shown-type';
import { Button, Group, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { FieldInput } from '../../controls/widget-context.tsx';
import { useLabel, useText } from '../../i18n/language.ts';
import type { EntityModel } from '../../model/definitions.ts';
import { fieldsOf } from '../../model/fields-of.ts';
import { askedField, operatorWord, singleOperators } from '../../values/operator-words.ts';
import { plainFromShown } from '../../values/plain-from-shown.ts';

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
  const field = fields.find((one) => one.name === name);
  const operators = field ? singleOperators(field) : [];
  const operator = operators.find((one) => one === chosen) ?? operators[0];
  const needsValue = operator !== 'isNull';
  const asked = field && operator && askedField(field, operator);
  const done = () => {
    if (field && operator && asked) onDone(field.name, operator, needsValue ? plainFromShown(value, asked) : true);
  };
  return (
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
        data={fields.map((one) => ({ value: one.name, label: label(one.label) }))}
        value={name}
        onChange={(next) => {
          setName(next);
          setOperator(null);
          setValue(null);
        }}
        comboboxProps={{ withinPortal: false }}
        data-autofocus
      />
      {field && operator && (
        <Select
          label={t('operator')}
          data={operators.map((one) => ({ value: one, label: t(operatorWord(one, field)) }))}
          value={operator}
          onChange={setOperator}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
        />
      )}
      {asked && needsValue && (
        <FieldInput
          key={`${field?.id} ${asked.type}`}
          id="filter-value"
          field={asked}
          label={t('value')}
          value={value}
          onChange={setValue}
          onProblem={() => undefined}
        />
      )}
      <Group justify="flex-end">
        <Button type="submit" size="xs" disabled={!field || (needsValue && (value === null || value === ''))}>
          {t('apply')}
        </Button>
      </Group>
    </Stack>
  );
}
