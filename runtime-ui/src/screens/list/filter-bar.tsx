import type { Operator } from '@leitwerk/metadata/shown-type';
import { ActionIcon, Button, Group, Pill, Popover, Select, Stack } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { FieldInput } from '../../controls/widget-context.tsx';
import { useLabel, useLanguage, useText } from '../../i18n/language.ts';
import type { EntityModel, Filter } from '../../model/definitions.ts';
import { fieldsOf } from '../../model/fields-of.ts';
import { filterFromConditions, splitFilter } from '../../values/filter-conditions.ts';
import { conditionInWords, filterInWords } from '../../values/filter-words.ts';
import { askedField, operatorWord, singleOperators } from '../../values/operator-words.ts';
import { plainFromShown } from '../../values/plain-from-shown.ts';

type Props = { readonly entity: EntityModel; readonly filter: Filter; readonly onChange: (filter: Filter) => void };

/** Conditions in words, each removable, and a small builder for one more. */
export function FilterBar({ entity, filter, onChange }: Props) {
  const t = useText();
  const language = useLanguage();
  const [opened, setOpened] = useState(false);
  const split = splitFilter(filter);
  const words = { entity, language, text: t };
  const remove = (index: number) =>
    onChange(filterFromConditions({ ...split, conditions: split.conditions.filter((_, at) => at !== index) }));
  return (
    <Group gap={6}>
      {split.conditions.map((condition, index) => {
        const text = conditionInWords(condition, words);
        return (
          <Pill
            key={`${condition.field} ${condition.operator}`}
            withRemoveButton
            removeButtonProps={{ 'aria-label': t('removeFilter', { filter: text }) }}
            onRemove={() => remove(index)}
          >
            {text}
          </Pill>
        );
      })}
      {Object.keys(split.rest).length > 0 && (
        <Pill
          withRemoveButton
          removeButtonProps={{ 'aria-label': t('removeFilter', { filter: filterInWords(split.rest, words) }) }}
          onRemove={() => onChange(filterFromConditions({ conditions: split.conditions, rest: {} }))}
        >
          {filterInWords(split.rest, words)}
        </Pill>
      )}
      <Popover opened={opened} onChange={setOpened} position="bottom-start" shadow="md" width={320} trapFocus>
        <Popover.Target>
          <Button
            variant="subtle"
            color="gray"
            size="xs"
            leftSection={<IconFilter size={14} aria-hidden />}
            onClick={() => setOpened(!opened)}
          >
            {t('filter')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <ConditionForm
            entity={entity}
            onDone={(field, operator, value) => {
              setOpened(false);
              onChange(
                filterFromConditions({ ...split, conditions: [...split.conditions, { field, operator, value }] }),
              );
            }}
          />
        </Popover.Dropdown>
      </Popover>
      {Object.keys(filter).length > 0 && (
        <ActionIcon size="sm" aria-label={t('clearFilters')} onClick={() => onChange({})}>
          <IconX size={14} />
        </ActionIcon>
      )}
    </Group>
  );
}

function ConditionForm({
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
