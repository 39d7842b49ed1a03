import { Button, Checkbox, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { FieldInput } from '../../../controls/widget-context.tsx';
import { useLabel, useText } from '../../../i18n/language.ts';
import type { EntityModel } from '../../../model/definitions.ts';
import { fieldNamed, fieldsOf } from '../../../model/fields-of.ts';
import { equalValues, isNothing } from '../../../values/equal-values.ts';
import type { Condition } from '../../../values/filter-conditions.ts';
import { isOperator, operatorsOf, operatorWord } from '../../../values/operators.ts';
import { plainFromShown } from '../../../values/plain-from-shown.ts';
import { operandField, readersValue } from './operand-field.ts';

/** One condition: field, comparison, value. */
export function FilterEditor({
  entity,
  start,
  onApply,
}: {
  readonly entity: EntityModel;
  readonly start?: Condition;
  readonly onApply: (condition: Condition) => void;
}) {
  const t = useText();
  const label = useLabel();
  const fields = fieldsOf(entity).filter((field) => operatorsOf(field).length > 0);
  const [name, setName] = useState(start?.field ?? null);
  const field = name === null ? undefined : fieldNamed(entity, name);
  const operators = field ? operatorsOf(field) : [];
  const [chosen, setChosen] = useState(start?.operator);
  const operator = operators.find((one) => one === chosen) ?? operators[0];
  const [value, setValue] = useState<unknown>(start?.value ?? null);
  const [problem, setProblem] = useState<string | null>(null);
  const operand = field && operator ? operandField(field, operator) : undefined;
  const special = field && operator ? readersValue(field, operator) : undefined;
  const isSpecial = special !== undefined && equalValues(value, special.value);

  const plainOperand = (): unknown => {
    if (operator === 'isNull') return value ?? true;
    if (isSpecial || !operand) return value;
    if (field?.type === 'boolean') return value === null ? null : value === 'true' || value === true;
    return plainFromShown(value, operand);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!field || !operator) return;
    const plain = plainOperand();
    if (isNothing(plain) || (Array.isArray(plain) && plain.length === 0)) setProblem(t('required'));
    else onApply({ field: field.name, operator, value: plain });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <Select
          size="xs"
          label={t('field')}
          searchable
          data-autofocus={start === undefined || undefined}
          value={name}
          data={fields.map((one) => ({ value: one.name, label: label(one.label) }))}
          nothingFoundMessage={t('searchNothing')}
          onChange={(next) => {
            setName(next);
            setChosen(undefined);
            setValue(null);
            setProblem(null);
          }}
          comboboxProps={{ withinPortal: false }}
        />
        {field && operator && (
          <Select
            size="xs"
            label={t('operator')}
            value={operator}
            allowDeselect={false}
            data={operators.map((one) => ({ value: one, label: t(operatorWord(one, field)) }))}
            onChange={(next) => {
              if (next === null || !isOperator(next)) return;
              setChosen(next);
              setValue(null);
            }}
            comboboxProps={{ withinPortal: false }}
          />
        )}
        {special && (
          <Checkbox
            size="xs"
            label={t(special.word)}
            checked={isSpecial}
            onChange={(event) => setValue(event.currentTarget.checked ? special.value : null)}
          />
        )}
        {operator === 'isNull' && (
          <Checkbox
            size="xs"
            label={t('opIsNull')}
            checked={value !== false}
            onChange={(event) => setValue(event.currentTarget.checked)}
          />
        )}
        {operand && !isSpecial && (
          <FieldInput
            key={`${operand.name}-${operand.type}`}
            id="filter-value"
            field={operand}
            label={t('value')}
            value={value}
            onChange={(next) => {
              setValue(next);
              setProblem(null);
            }}
            onProblem={setProblem}
            error={problem ?? undefined}
          />
        )}
        <Button type="submit" size="xs" disabled={!field || problem !== null}>
          {t('apply')}
        </Button>
      </Stack>
    </form>
  );
}
