import { Checkbox, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { useLabel, useText } from '../../i18n/language.ts';
import type { FieldModel } from '../../model/definitions.ts';
import { boardFields, dayFields, groupFields, sumFields } from './fits-view.ts';
import type { ListType } from './list-search.ts';
import { splitIds } from './list-state.ts';
import type { ShownView } from './shown-view.ts';

/** Whether records are a list, a board or a calendar, and by what they are put together. */
export function ShapePanel({ entity, state, change }: ShownView) {
  const t = useText();
  const label = useLabel();
  const boards = boardFields(entity);
  const days = dayFields(entity);
  const sums = splitIds(state.sums);
  const data = (fields: readonly FieldModel[]) => fields.map((one) => ({ value: one.id, label: label(one.label) }));
  const types: { readonly value: ListType; readonly label: string; readonly disabled?: boolean }[] = [
    { value: 'list', label: t('typeList') },
    { value: 'kanban', label: t('typeBoard'), disabled: boards.length === 0 },
    { value: 'calendar', label: t('typeCalendar'), disabled: days.length === 0 },
  ];
  const setType = (type: ListType) => {
    const group = boards.some((one) => one.id === state.group) ? state.group : (boards[0]?.id ?? '');
    const start = state.start || (days.find((one) => one.id === entity.startField) ?? days[0])?.id || '';
    change({ type, ...(type === 'kanban' && { group }), ...(type === 'calendar' && { start }) });
  };
  const inside = { comboboxProps: { withinPortal: false } };
  return (
    <Stack gap="sm">
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t('shape')}
        data={types}
        value={state.type}
        onChange={(type) => setType(type as ListType)}
      />
      {state.type !== 'calendar' && (
        <Select
          {...inside}
          label={t(state.type === 'kanban' ? 'boardBy' : 'groupBy')}
          data={data(state.type === 'kanban' ? boards : groupFields(entity))}
          value={state.group || null}
          onChange={(group) => change({ group: group ?? '' })}
          placeholder={t('groupNone')}
          clearable={state.type === 'list'}
          clearButtonProps={{ 'aria-label': t('clear') }}
          allowDeselect={false}
          searchable
        />
      )}
      {state.type === 'calendar' && (
        <Select
          {...inside}
          label={t('calendarBy')}
          data={data(days)}
          value={state.start}
          onChange={(start) => change({ start: start ?? '' })}
          allowDeselect={false}
        />
      )}
      {state.type === 'list' && sumFields(entity).length > 0 && (
        <Stack gap={8} role="group" aria-label={t('sums')}>
          <Text size="sm" fw={500}>
            {t('sums')}
          </Text>
          {sumFields(entity).map((field) => (
            <Checkbox
              key={field.id}
              size="xs"
              label={label(field.label)}
              checked={sums.includes(field.id)}
              onChange={(event) =>
                change({
                  sums: (event.currentTarget.checked
                    ? [...sums, field.id]
                    : sums.filter((one) => one !== field.id)
                  ).join(),
                })
              }
            />
          ))}
        </Stack>
      )}
    </Stack>
  );
}
